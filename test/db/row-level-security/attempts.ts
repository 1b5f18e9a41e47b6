/** What Postgres lets someone do with a row, tried out and undone. */
import { type Acting, inTransaction } from '../../../db/acting.ts'
import { findActor } from '../../../db/actors.ts'
import type { Database, Transaction } from '../../../db/database.ts'
import type { Actor } from '../../../domain/actor.ts'
import { insertSql, keys, oneMore, type Row } from './things.ts'

export interface Person {
  /** Undefined is nobody: a transaction that never says for whom it acts. */
  acting: Acting | undefined
  /** In whose name they write. */
  id: string
}

/** Letters of what is allowed: s select, i insert in one's own name, u update, l lock only, d delete. */
export type Cell = string

export interface Findings {
  actor: Actor | undefined
  cells: Map<string, Cell>
}

const refused = '42501'
const constraint = /^23/

/** Everything that a person may do with each of the rows, in one transaction that is never committed. */
export async function tryAll(
  db: Database,
  person: Person,
  rows: Map<string, Row>,
): Promise<Findings> {
  return undone(db, person, async (trx) => {
    const actor = await actorOf(trx, person)
    const cells = new Map<string, Cell>()
    for (const [table, row] of rows) cells.set(table, await tryRow(trx, person, { table, row }))
    return { actor, cells }
  })
}

/** Which of the rows a person gets to see. */
export async function seenBy(db: Database, person: Person, rows: Map<string, Row>) {
  return undone(db, person, async (trx) => {
    const actor = await actorOf(trx, person)
    const seen = new Map<string, boolean>()
    for (const [table, row] of rows) {
      const { sql, values } = found(table, row)
      seen.set(table, (await trx.raw(`select from ${table} t ${sql}`, values)).rowCount === 1)
    }
    return { actor, seen }
  })
}

/** Tries to write each row in the name of someone else. */
export async function forgedBy(
  db: Database,
  person: Person,
  { rows, name }: { rows: Map<string, Row>; name: string },
): Promise<string[]> {
  return undone(db, person, async (trx) => {
    await actorOf(trx, person)
    const forged: string[] = []
    for (const [table, row] of rows)
      if (await mayInsert(trx, table, oneMore(table, row, name))) forged.push(table)
    return forged
  })
}

async function undone<T>(
  db: Database,
  { acting }: Person,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  let result: { is: T } | undefined
  const done = new Error('undone')
  const working = async (trx: Transaction) => {
    result = { is: await work(trx) }
    throw done
  }
  const ending = acting ? inTransaction(db, acting, working) : db.transaction(working)
  await ending.catch((error: unknown) => {
    if (error !== done) throw error
  })
  if (!result) throw done
  return result.is
}

async function actorOf(trx: Transaction, { acting }: Person): Promise<Actor | undefined> {
  if (!acting || acting.kind === 'process') return undefined
  return findActor(trx, acting, { writes: false })
}

async function tryRow(
  trx: Transaction,
  person: Person,
  { table, row }: { table: string; row: Row },
): Promise<Cell> {
  const { sql, values } = found(table, row)
  const touches = (text: string) => allowed(trx, text, values)
  const column = await changeable(trx, table)
  const letters = {
    s: await touches(`select from ${table} t ${sql}`),
    i: await mayInsert(trx, table, oneMore(table, row, person.id)),
    u:
      column !== undefined && (await touches(`update ${table} t set ${column} = ${column} ${sql}`)),
    l: await touches(`select from ${table} t ${sql} for no key update`),
    d: await touches(`delete from ${table} t ${sql}`),
  }
  const { l, ...rest } = letters
  const all = l && !rest.u ? letters : rest
  return (
    Object.entries(all)
      .flatMap(([letter, yes]) => (yes ? [letter] : []))
      .join('') || '·'
  )
}

/** A constraint that says no comes after the policies: they have said yes. */
async function mayInsert(trx: Transaction, table: string, row: Row): Promise<boolean> {
  return allowed(trx, insertSql(table, row, '?'), [JSON.stringify(row)])
}

async function allowed(trx: Transaction, text: string, values: unknown[]): Promise<boolean> {
  await trx.raw('savepoint attempt')
  try {
    const { rowCount } = await trx.raw(text, values as string[])
    return rowCount > 0
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code !== refused && !constraint.test(code)) throw error
    return code !== refused
  } finally {
    await trx.raw('rollback to attempt')
  }
}

function found(table: string, row: Row): { sql: string; values: string[] } {
  const names = keys[table] ?? []
  const sql = `where ${names.map((name) => `t.${name} = ?`).join(' and ')}`
  return { sql, values: names.map((name) => String(row[name])) }
}

/** A column that the services may change at all. */
async function changeable(trx: Transaction, table: string): Promise<string | undefined> {
  const { rows } = await trx.raw(
    `select attname::text as name from pg_attribute where attrelid = ?::regclass and attnum > 0
      and not attisdropped and has_column_privilege(attrelid, attnum, 'update')
      order by attnum desc limit 1`,
    [table],
  )
  return rows[0]?.name
}
