/** A database as version 0012 left it: names and texts in the clear. */
import { createHash, randomUUID } from 'node:crypto'
import knex from 'knex'
import pg from 'pg'
import { asProcess } from '../../db/acting.ts'
import { migrations } from '../../db/migrations/index.ts'
import { municipality } from '../../dev/demo/municipality.ts'
import { named } from '../run/admin.ts'
import { theRun, theVault } from '../run/servers.ts'
import { anna, aVisit, eva, nord, rita } from '../run/visits.ts'

const lastOfOld = '0012-references-at-commit'

export interface OldHouse {
  url: string
  ownerUrl: string
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>
  drop(): Promise<void>
}

export async function makeOldHouse(): Promise<OldHouse> {
  const name = `old_${randomUUID().replaceAll('-', '')}`
  const { adminUrl, ownerUrl, databaseUrl } = theRun()
  const server = new pg.Pool({ connectionString: adminUrl, max: 1 })
  await server.query(`create database ${name} owner borgerdialog_owner`)
  const owner = named(ownerUrl, name)
  await migrateTo(lastOfOld, owner)
  const admin = new pg.Pool({ connectionString: named(adminUrl, name), max: 1 })
  admin.on('error', () => undefined)
  admin.on('connect', (client) => client.on('error', () => undefined))
  return {
    url: named(databaseUrl, name),
    ownerUrl: owner,
    async sql<T extends object>(text: string, values: unknown[] = []) {
      return (await admin.query(text, values)).rows as T[]
    },
    async drop() {
      await admin.end()
      await server.query(`drop database ${name} with (force)`)
      await server.end()
    },
  }
}

/** As far as the version that had this migration and none after it. */
export async function migrateTo(last: string, ownerUrl: string): Promise<void> {
  const old = migrations.slice(0, migrations.findIndex(([name]) => name === last) + 1)
  const connection = { connectionString: ownerUrl, options: asProcess }
  const db = knex({ client: 'pg', connection, pool: { min: 0, max: 1 } })
  try {
    await db.migrate.latest({
      migrationSource: {
        getMigrations: () => Promise.resolve(old),
        getMigrationName: ([name]: (typeof old)[number]) => name,
        getMigration: ([, up]: (typeof old)[number]) =>
          Promise.resolve({
            up: async (trx: typeof db) => void (await up(trx, theVault())),
            down: () => Promise.resolve(),
          }),
      },
    })
  } finally {
    await db.destroy()
  }
}

type Rows = Record<string, unknown>[]

/** People in the clear, and only what the old tables knew of them. */
export async function fillOldPeople({ sql }: OldHouse): Promise<void> {
  const columns = await sql<{ of: string; name: string }>(
    `select table_name as of, column_name as name from information_schema.columns
      where table_schema = 'public'`,
  )
  for (const [table, rows] of municipality) {
    const known = columns.filter(({ of }) => of === table).map(({ name }) => name)
    for (const row of known.length > 0 ? (rows as Rows) : []) {
      const old = Object.entries(row).filter(([name]) => known.includes(snakeCase(name)))
      await insert(sql, table, Object.fromEntries(old))
    }
  }
}

export interface OldWish {
  id: string
  taskId: string
  threadId: string
  key: string
  visitId: string
}

/** A wish by Anna, or by Rita for her, as the old house completed it. */
export async function fillOldWish(
  { sql }: OldHouse,
  {
    actorId,
    text,
    threadId,
    number,
  }: { actorId: string; text: string; threadId: string; number: number },
): Promise<OldWish> {
  const visit = { ...aVisit(), status: 'cancelled' }
  const [id, taskId, messageId, recordEntryId] = Array.from({ length: 4 }, () => randomUUID())
  const at = new Date().toISOString()
  const both = { citizenId: anna, cancellationId: id, threadId }
  const wish = {
    ...{ id, appointmentId: visit.id, citizenId: anna, actorId, reasonCode: 'other', text },
    ...{
      appointmentStartsAt: visit.startsAt,
      acceptedAt: at,
      completedAt: at,
      status: 'completed',
    },
    ...{ organisationId: nord, taskId, threadId, messageId, recordEntryId, promisedAnswerBy: at },
  }
  const rows: [string, Rows[number]][] = [
    ['appointments', visit],
    ['cancellations', wish],
    ...tracesOf({ ...both, actorId, text, at, number }, wish),
  ]
  // what points at each other is there at the commit
  const all = rows.map(([table, row]) => insertSql(table, row))
  await sql(`begin; ${all.join(';')}; commit`)
  const key = await keepOldAnswer(sql, { wish, visitId: visit.id })
  return { id: String(id), taskId: String(taskId), threadId, key, visitId: visit.id }
}

/** Task, message and record entry. */
function tracesOf(
  { actorId, text, at, number, ...both }: Record<string, string | number | undefined>,
  { taskId, messageId, recordEntryId, appointmentId }: Rows[number],
): [string, Rows[number]][] {
  const { threadId, cancellationId } = both
  const authorKind = actorId === anna ? 'citizen' : 'representative'
  const task = { id: taskId, ...both, appointmentId, organisationId: nord, assigneeId: eva }
  const message = { id: messageId, threadId, number, authorKind, authorId: actorId, cancellationId }
  const entry = { id: recordEntryId, ...both, kind: 'cancellation', at, actorId }
  const where = { organisationId: nord, taskId, messageId, appointmentId }
  const details = { reasonCode: 'other' }
  return [
    ['tasks', { ...task, text: `Opgave: ${text}`, dueAt: at, createdAt: at }],
    ['messages', { ...message, text: `Besked: ${text}`, createdAt: at }],
    ['record_entries', { ...entry, ...where, text: `Post: ${text}`, details }],
  ]
}

async function keepOldAnswer(
  sql: OldHouse['sql'],
  { wish, visitId }: { wish: Rows[number]; visitId: string },
): Promise<string> {
  const key = randomUUID()
  const path = `/v1/appointments/${visitId}/cancellation`
  const body = Object.entries({ reasonCode: 'other', text: wish.text }).sort()
  const { actorId, appointmentStartsAt: _, ...shown } = wish
  const more = { rejectionCode: null, steps: [], replyPermission: null }
  await insert(sql, 'idempotency_keys', {
    ...{ actorId, key, status: 201, createdAt: new Date().toISOString() },
    fingerprint: createHash('sha256')
      .update(JSON.stringify(['POST', path, body]))
      .digest('base64url'),
    headers: { Location: `/v1/cancellations/${wish.id}` },
    body: JSON.stringify({ ...shown, ...more }),
  })
  return key
}

/** A chat in which Anna, Rita and Eva wrote; Eva and Rita have read it. */
export async function fillOldChat({ sql }: OldHouse, texts: string[]): Promise<string> {
  const threadId = randomUUID()
  const at = new Date().toISOString()
  const authors = [
    { authorKind: 'citizen', authorId: anna },
    { authorKind: 'representative', authorId: rita },
    { authorKind: 'employee', authorId: eva, authorOrganisationId: nord },
  ]
  await insert(sql, 'threads', {
    ...{ id: threadId, citizenId: anna, organisationId: nord, status: 'open', openedAt: at },
    ...{ lastMessageAt: at, messageCount: texts.length + 2 },
  })
  for (const [index, text] of texts.entries()) {
    const author = authors[index % authors.length]
    const row = { id: randomUUID(), threadId, number: index + 1, ...author, text, createdAt: at }
    await insert(sql, 'messages', row)
  }
  const readers = [
    { readerId: eva, readerSide: 'organisation' },
    { readerId: rita, readerSide: 'citizen' },
  ]
  for (const reader of readers)
    await insert(sql, 'message_reads', { threadId, ...reader, upTo: 3, at })
  return threadId
}

/** The old house kept the reason twice, in the text and in the details. */
export async function fillOldEntry({ sql }: OldHouse, threadId: string, reason: string) {
  await insert(sql, 'record_entries', {
    ...{
      id: randomUUID(),
      citizenId: anna,
      kind: 'reply-permission',
      at: new Date().toISOString(),
    },
    ...{ actorId: eva, organisationId: nord, threadId, text: `Begrundelse: ${reason}` },
    details: { open: true, reason, version: 2 },
  })
}

async function insert(sql: OldHouse['sql'], table: string, row: Rows[number]): Promise<void> {
  await sql(insertSql(table, row))
}

function insertSql(table: string, row: Rows[number]): string {
  const columns = Object.entries(row).map(([name, value]) => [snakeCase(name), value] as const)
  const names = columns.map(([name]) => name)
  const json = pg.escapeLiteral(JSON.stringify(Object.fromEntries(columns)))
  return `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, ${json})`
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
