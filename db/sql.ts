import type { Model, ModelClass, PartialModelObject } from 'objection'
import type { PoolClient } from 'pg'
import type { Database } from './database.ts'

/** SQL as it is sent: `$1` for each name, in order; and under which name it is prepared. */
interface Statement {
  text: string
  values: string[]
  name: string
}

const statements = new Map<string, Statement>()

/** One row of a statement; prepared once on each connection, as most of its time goes to planning. */
export async function one<T>(db: Database, sql: string, values: object): Promise<T | undefined> {
  const { name } = statementOf(sql)
  return (await run<T>(db, { sql, values, name }))[0]
}

/** All rows; planned each time, as the plan depends on which filters are given. */
export function many<T>(db: Database, sql: string, values: object): Promise<T[]> {
  return run(db, { sql, values })
}

/** Like Objection's insert, but prepared and without an answer. */
export async function insert<M extends Model>(
  trx: Database,
  model: ModelClass<M>,
  row: PartialModelObject<M>,
): Promise<void> {
  await insertRow(trx, rowOf(model, row))
}

export async function insertRow(trx: Database, { table, values }: NewRow): Promise<void> {
  const names = Object.keys(values)
  const places = names.map((name) => `:${name}`)
  await one(trx, `insert into ${table} (${names.map(snakeCase)}) values (${places})`, values)
}

/** A row for `insertAll`; columns by their names in code. */
export interface NewRow {
  table: string
  values: object
}

export function rowOf<M extends Model>(
  { tableName: table }: ModelClass<M>,
  values: PartialModelObject<M>,
): NewRow {
  return { table, values }
}

/** Rows of several tables, and what `last` does beside them (`name as (…) select …`), in one statement. */
export async function insertAll(
  trx: Database,
  rows: NewRow[],
  last: { sql: string; values: object },
): Promise<void> {
  const values: Record<string, unknown> = { ...last.values }
  const inserts = rows.map(({ table, values: row }, index) => {
    const fields = Object.entries(row).map(([name, value]) => ({
      name,
      place: `r${index}${name}`,
      value,
    }))
    for (const { place, value } of fields) values[place] = value
    const columns = fields.map(({ name }) => snakeCase(name))
    const places = fields.map(({ place }) => `:${place}`)
    return `r${index} as (insert into ${table} (${columns}) values (${places}))`
  })
  await one(trx, `with ${[...inserts, last.sql].join(', ')}`, values)
}

/** Straight to the driver: knex would parse each statement anew each time. */
async function run<T>(
  db: Database,
  { sql, values, name }: { sql: string; values: object; name?: string },
): Promise<T[]> {
  const statement = statementOf(sql)
  const given: Record<string, unknown> = { ...values }
  const query = {
    text: statement.text,
    values: statement.values.map((one) => given[one]),
    ...(name && { name }),
  }
  const connection: PoolClient = await db.client.acquireConnection()
  try {
    return (await connection.query(query)).rows as T[]
  } finally {
    await db.client.releaseConnection(connection)
  }
}

/** `:name` becomes `$1`; a cast (`::text`) and a time (`12:30`) stay as they are. */
function statementOf(sql: string): Statement {
  const known = statements.get(sql)
  if (known) return known
  const values: string[] = []
  const text = sql.replaceAll(/(?<![:\w]):([a-z]\w*)/gi, (_, name: string) => {
    if (!values.includes(name)) values.push(name)
    return `$${values.indexOf(name) + 1}`
  })
  const statement = { text, values, name: `s${statements.size}` }
  statements.set(sql, statement)
  return statement
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
