import knex, { type Knex } from 'knex'
import { knexSnakeCaseMappers, Model, type ModelClass, type PartialModelObject } from 'objection'
import pg from 'pg'

/** The pool, or a transaction on it: whatever can run a query. */
export type Database = Knex
export type Transaction = Knex.Transaction

/** Acts as a role that owns nothing, and never waits for ever. Sent with the connection: no round trip. */
const session = [
  'role=borgerdialog_app',
  'statement_timeout=10000',
  'lock_timeout=5000',
  'idle_in_transaction_session_timeout=15000',
]

const timestamptz = 1184
pg.types.setTypeParser(timestamptz, (value) => new Date(value).toISOString())

export function openDatabase(url: string, size = 20): Database {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      options: session.map((setting) => `-c ${setting}`).join(' '),
      connectionTimeoutMillis: 2000,
      application_name: 'borgerdialog',
    },
    pool: { min: 0, max: size },
    acquireConnectionTimeout: 3000,
    // values stay out of error messages, which reach logs and Temporal
    compileSqlOnError: false,
    log: silent,
    ...knexSnakeCaseMappers(),
  })
}

/** What goes wrong is thrown, and said once by whoever catches it. */
const silent = { warn: quiet, error: quiet, deprecate: quiet, debug: quiet }

function quiet(): void {}

/** One row of a query written in SQL; columns come in camelCase. */
export async function one<T>(db: Database, sql: string, values: object): Promise<T | undefined> {
  const query = db.raw(sql, values as Knex.ValueDict).options({ name: nameOf(sql) })
  const { rows }: { rows: T[] } = await query
  return rows[0]
}

const names = new Map<string, string>()

/** Prepared once on each connection: most of such a statement's time goes to planning it. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `one-${names.size}`
  names.set(sql, name)
  return name
}

export async function many<T>(db: Database, sql: string, values: object): Promise<T[]> {
  const { rows }: { rows: T[] } = await db.raw(sql, values as Knex.ValueDict)
  return rows
}

/** All models are bound to a database by each query, never globally. */
export class Row extends Model {
  static override useLimitInFirst = true
}

/** Like Objection's insert, but prepared once on each connection and without an answer. */
export async function insert<M extends Model>(
  trx: Database,
  { tableName }: ModelClass<M>,
  row: PartialModelObject<M>,
): Promise<void> {
  const names = Object.keys(row)
  const places = names.map((name) => `:${name}`)
  await one(trx, `insert into ${tableName} (${names.map(snakeCase)}) values (${places})`, row)
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
