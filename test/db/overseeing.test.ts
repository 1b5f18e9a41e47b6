/** What Postgres opens across organisations, to whom, and for how long; asked of it in SQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { inTransaction, type PersonActing } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import { type Database, openDatabase, type Transaction } from '../../db/database.ts'
import { Citizen } from '../../db/models/citizen.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent, eva, nord, sara, syd } from '../run/visits.ts'

let own: TestDatabase
let db: Database
const chats: Record<string, string> = { annasNord: uuid(), annasSyd: uuid(), bentsSyd: uuid() }
const task = uuid()
let wish = ''

beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 2 })
  const open = (id: string | undefined, citizen: string, organisation: string) =>
    own.sql(
      `insert into threads (id, citizen_id, organisation_id, status, opened_at, last_message_at)
        values ($1, $2, $3, 'open', now(), now())`,
      [id, citizen, organisation],
    )
  await open(chats.annasNord, anna, nord)
  await open(chats.annasSyd, anna, syd)
  await open(chats.bentsSyd, bent, syd)
  await own.sql(
    `insert into tasks (id, kind, citizen_id, thread_id, organisation_id, text, due_at, created_at)
      values ($1, 'reply-request', $2, $3, $4, 's1.AAAA', now(), now())`,
    [task, anna, chats.annasSyd, syd],
  )
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

beforeEach(async () => {
  await own.sql('delete from same_wish_tasks')
  await own.sql('delete from same_wish_threads')
  await own.sql('delete from same_wishes')
  wish = uuid()
})

/** Eva and Anna's two chats, with the task at Syd. */
async function joined(): Promise<void> {
  await own.sql(
    `insert into same_wishes (id, citizen_id, organisation_id, status, joined_by, joined_at)
      values ($1, $2, $3, 'joined', $4, now())`,
    [wish, anna, nord, eva],
  )
  for (const [thread, organisation] of [
    [chats.annasNord, nord],
    [chats.annasSyd, syd],
  ]) {
    await own.sql(
      `insert into same_wish_threads (same_wish_id, thread_id, citizen_id, organisation_id)
        values ($1, $2, $3, $4)`,
      [wish, thread, anna, organisation],
    )
  }
  await own.sql(
    `insert into same_wish_tasks (same_wish_id, task_id, citizen_id, status, version)
      values ($1, $2, $3, 'open', 1)`,
    [wish, task, anna],
  )
}

const staff = (subject: string): PersonActing => ({ kind: 'employee', subject, cprHash: null })

/** In a transaction that oversees someone, and is undone. */
async function overseeing<T>(
  { subject = 'eva', citizen = anna }: { subject?: string; citizen?: string | null },
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  let result: { of: T } | undefined
  const undo = new Error('undone')
  const running = inTransaction(db, staff(subject), async (trx) => {
    await findActor(trx, staff(subject), { writes: true })
    if (citizen) await trx.raw(`select set_config('borgerdialog.overview', ?, true)`, [citizen])
    result = { of: await work(trx) }
    throw undo
  })
  await running.catch((error: unknown) => {
    if (error !== undo) throw error
  })
  if (!result) throw undo
  return result.of
}

const seen = async (trx: Transaction): Promise<string[]> => {
  const { rows } = await trx.raw('select id from threads')
  const names = Object.entries(chats)
  return names.filter(([, id]) => rows.some((row: { id: string }) => row.id === id)).map(([n]) => n)
}
const taken = async (trx: Transaction, sql: string, values: string[]): Promise<boolean> => {
  try {
    return (await trx.raw(sql, values)).rowCount === 1
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false
    throw error
  }
}

describe('a transaction of staff', () => {
  it('sees only the own organisation while it oversees nobody', async () => {
    expect(await overseeing({ citizen: null }, seen)).toEqual(['annasNord'])
  })

  it('sees the chats of the citizen that it oversees, and of no other', async () => {
    expect(await overseeing({}, seen)).toEqual(['annasNord', 'annasSyd'])
    const tasks = await overseeing({}, async (trx) => (await trx.raw('select from tasks')).rowCount)
    expect(tasks).toBe(1)
  })

  it('sees nothing more by overseeing someone with whom the organisation has nothing to do', async () => {
    expect(await overseeing({ citizen: bent }, seen)).toEqual(['annasNord'])
    for (const subject of ['lone', 'otto']) {
      expect(await overseeing({ subject }, seen)).toEqual([])
    }
  })

  it('that is a citizen’s oversees nobody', async () => {
    const acting: PersonActing = { kind: 'citizen', subject: 'bent', cprHash: null }
    const shown = await inTransaction(db, acting, async (trx) => {
      await findActor(trx, acting, { writes: false })
      await trx.raw(`select set_config('borgerdialog.overview', ?, true)`, [anna])
      return seen(trx)
    })
    expect(shown).toEqual(['bentsSyd'])
  })
})

const changes: [what: string, sql: string, values: () => string[]][] = [
  [
    'counts a message in the other chat',
    'update threads set message_count = message_count + 1 where id = ?',
    () => [chats.annasSyd ?? ''],
  ],
  [
    'writes in the other chat',
    `insert into messages (id, thread_id, number, author_kind, author_id, text, created_at, citizen_id)
      values (?, ?, 1, 'employee', ?, 's1.AAAA', now(), ?)`,
    () => [uuid(), chats.annasSyd ?? '', eva, anna],
  ],
  ['ends the other task', `update tasks set version = version + 1 where id = ?`, () => [task]],
  [
    'writes in the record for the other organisation',
    `insert into record_entries (id, citizen_id, kind, at, actor_id, organisation_id, thread_id, text,
        content)
      values (?, ?, 'same-wish', now(), ?, ?, ?, 's1.AAAA', repeat('0', 64))`,
    () => [uuid(), anna, eva, syd, chats.annasSyd ?? ''],
  ],
]

describe.each(changes)('whoever %s', (_what, sql, values) => {
  const tried = (more: { citizen?: null } = {}) =>
    overseeing(more, (trx) => taken(trx, sql, values()))

  it('must have joined it first', async () => {
    expect(await tried()).toBe(false)
    await joined()
    expect(await tried()).toBe(true)
    expect(await tried({ citizen: null })).toBe(false)
  })

  it('may while it can be undone, and not any more afterwards', async () => {
    await joined()
    const answer = (until: string) =>
      own.sql(
        `update same_wishes set status = 'answered', answered_by = $2, answered_at = now(),
          undoable_until = now() + cast($3 as interval) where id = $1`,
        [wish, eva, until],
      )
    await answer('1 hour')
    expect(await tried()).toBe(true)
    await answer('-1 second')
    expect(await tried()).toBe(false)
    await own.sql(
      `update same_wishes set status = 'undone', undone_by = $2, undone_at = now() where id = $1`,
      [wish, eva],
    )
    expect(await tried()).toBe(false)
  })
})

describe('an address', () => {
  const headOf = (id: string) =>
    overseeing({ subject: 'lone', citizen: null }, (trx) => Citizen.head(trx, id))

  it('comes out of Postgres where it is not protected', async () => {
    expect((await headOf(anna))?.address).toMatch(/^Prøvevej/)
  })

  it('stays there where it is, but that it is protected', async () => {
    expect(await headOf(bent)).toMatchObject({ address: null, addressProtected: true })
  })
})

describe('a join', () => {
  it('is made in the own name, and its parts only by whoever makes it', async () => {
    const sql = `insert into same_wishes (id, citizen_id, organisation_id, status, joined_by,
      joined_at) values (?, ?, ?, 'joined', ?, now())`
    const make = (citizen: string, organisation: string, by: string) =>
      overseeing({}, (trx) => taken(trx, sql, [uuid(), citizen, organisation, by]))
    expect(await make(anna, nord, eva)).toBe(true)
    expect(await make(anna, syd, eva)).toBe(false)
    expect(await make(anna, nord, sara)).toBe(false)
    expect(await make(bent, nord, eva)).toBe(false)
    await joined()
    const part = `insert into same_wish_tasks (same_wish_id, task_id, citizen_id, status, version)
      values (?, ?, ?, 'open', 1)`
    const add = (subject: string) =>
      overseeing({ subject }, (trx) => taken(trx, part, [wish, uuid(), anna])).catch(
        (error: { code?: string }) => error.code,
      )
    expect(await add('sara')).toBe(false)
    // a task that is not there, but it would have been taken
    expect(await add('eva')).toBe('23503')
  })

  it('holds chats of its own citizen, each waiting once', async () => {
    await joined()
    const first = wish
    wish = uuid()
    await expect(joined()).rejects.toMatchObject({ constraint: 'one_waiting_same_wish' })
    const part = `insert into same_wish_threads (same_wish_id, thread_id, citizen_id, organisation_id)
      values ($1, $2, $3, $4)`
    const others = own.sql(part, [first, chats.bentsSyd, anna, syd])
    await expect(others).rejects.toMatchObject({ code: '23503' })
  })
})
