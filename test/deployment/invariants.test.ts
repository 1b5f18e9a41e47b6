import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { ask, grant, pathOf, untilStatus } from '../api/disclosures.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { untilJournalled } from '../run/journalled.ts'
import { theRun } from '../run/servers.ts'
import { anna, bent, contactUnit, nord, syd } from '../run/visits.ts'
import { readText } from './compose-file.ts'

const questions = readText('docs/operations/invariants.sql')
  .replace(/^--.*$/gm, '')
  .split(';')
  .map((one) => one.trim())
  .filter((one) => one.startsWith('select'))

let house: TestHouse
let admin: pg.Client

beforeAll(async () => {
  house = await openTestHouse()
  await live()
  const url = new URL(theRun().adminUrl)
  url.pathname = new URL(house.db.adminUrl).pathname
  admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
})

afterAll(async () => {
  await admin.end()
  await house.close()
})

/** Cancellations, one at an organisation that is closed, replies, what is said about them, broken glass. */
async function live(): Promise<void> {
  const [first = '', second = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(first)
  await house.as('anna').cancel(second)
  const messages = `/v1/threads/${body.threadId}/messages`
  const reply = { text: 'Tak for hjælpen.' }
  expect((await house.as('anna').post(messages, reply)).status).toBe(201)
  const permission = `/v1/threads/${body.threadId}/reply-permission`
  const { headers } = await house.as('eva').get(permission)
  const closed = await house.as('eva').send('PUT', permission, {
    body: { open: false, reason: 'Ferie' },
    headers: { 'If-Match': headers.get('ETag') ?? '' },
  })
  expect(closed.status).toBe(200)
  expect((await house.as('anna').post(messages, reply)).status).toBe(403)
  const answered = await house.as('eva').post(messages, reply)
  expect(answered.status).toBe(201)
  const wrong = `/v1/messages/${answered.body.id}/wrongly-created`
  expect((await house.as('eva').post(wrong, { reason: 'Forkert' })).status).toBe(200)
  expect((await house.as('anna').post(`${permission}/request`)).status).toBe(201)
  const notes = `/v1/threads/${body.threadId}/notes`
  expect((await house.as('eva').post(notes, { text: 'Ring' })).status).toBe(201)
  const glass = `/v1/citizens/${anna}/break-glass`
  expect((await house.as('sara').post(glass, { reason: 'Faldet' })).status).toBe(201)
  const [elsewhere = ''] = await house.book({ organisationId: syd })
  const { body: there } = await house.as('anna').cancel(elsewhere)
  await askAndDecide()
  await joinAndAnswer([body.threadId, there.threadId], [body.taskId])
  await house.db.sql('update organisations set active = false where id = $1', [syd])
  const moved = `select from tasks where 'organisation-closed' = any(flags)`
  await eventually(
    () => house.db.sql(moved),
    (rows) => rows.length === 1,
  )
}

/** Aktindsigt: handed out, refused, and taken back. */
async function askAndDecide(): Promise<void> {
  const [granted, refused, withdrawn] = [await ask(house), await ask(house), await ask(house)]
  await grant(house, granted.body)
  await grant(house, refused.body, { outcome: 'refused', text: 'Nej' })
  await house.as('anna').post(`${pathOf(withdrawn.body)}/withdrawal`)
  expect((await untilStatus(house, granted.body)).status).toBe('handed-out')
  await untilJournalled(house.db)
}

/** Answered, and another time answered and undone. */
async function joinAndAnswer(threadIds: string[], taskIds: string[]): Promise<void> {
  for (const undone of [true, false]) {
    const joined = await house.as('eva').post('/v1/same-wishes', { threadIds, taskIds })
    const path = `/v1/same-wishes/${joined.body.id}`
    expect((await house.as('eva').post(`${path}/answer`, { text: 'Vi kommer' })).status).toBe(200)
    const headers = { 'If-Match': '"2"' }
    if (undone) expect((await house.as('eva').send('DELETE', path, { headers })).status).toBe(204)
  }
}

/** The numbers of the invariants that are broken, as the file tells them. */
async function broken(): Promise<number[]> {
  const numbers = new Set<number>()
  for (const question of questions) {
    const { rows } = await admin.query<{ invariant: number }>(question)
    for (const { invariant } of rows) numbers.add(invariant)
  }
  return [...numbers]
}

/** What constraints and triggers forbid, done with both switched off, and undone. */
async function afterwards(damage: string): Promise<number[]> {
  await admin.query('begin; set local session_replication_role = replica')
  try {
    await admin.query(damage)
    return await broken()
  } finally {
    await admin.query('rollback')
  }
}

describe('invariants.sql', () => {
  it('asks for eight invariants and finds nothing in a house that has lived', async () => {
    expect(questions).toHaveLength(8)
    expect(await broken()).toEqual([])
  })

  it.each<[string, number[], string]>([
    ['an answered cancellation that is gone', [1], 'delete from cancellations'],
    [
      'a cancellation that never ends',
      [1],
      "update cancellations set status = 'accepted', accepted_at = now() - interval '1 hour'",
    ],
    [
      'a cancellation that was taken back and never undone',
      [1],
      `insert into withdrawals (cancellation_id, citizen_id, actor_id, signature, accepted_at)
        select id, citizen_id, actor_id, signature, now() - interval '1 hour' from cancellations`,
    ],
    ['a task that is gone', [2, 5], 'delete from tasks'],
    ['a task at others', [2], `update tasks set organisation_id = '${syd}'`],
    [
      'a task and its cancellation at others',
      [2],
      `update tasks set organisation_id = '${contactUnit}';
        update cancellations set organisation_id = '${contactUnit}'`,
    ],
    [
      'a task that was closed away and is not at the contact unit',
      [2],
      `update tasks set organisation_id = '${nord}' where flags <> '{}';
        update cancellations set organisation_id = '${nord}'`,
    ],
    [
      'a chat with others',
      [2],
      `drop index one_open_thread;
        update threads set organisation_id = '${contactUnit}' where organisation_id = '${nord}'`,
    ],
    ['a step that is gone', [2], "delete from cancellation_steps where name = 'task-created'"],
    [
      'a second open thread',
      [3],
      `drop index one_open_thread;
        insert into threads (id, citizen_id, organisation_id, status, opened_at, last_message_at)
          values ('${randomUUID()}', '${anna}', '${nord}', 'open', now(), now())`,
    ],
    ['an entry that is gone', [4], "delete from record_entries where kind = 'message'"],
    [
      'a wrongly created message that the record does not tell of',
      [4],
      "delete from record_entries where kind = 'message-wrongly-created'",
    ],
    ['a mark that is gone', [4], 'delete from wrongly_created_messages'],
    [
      'a mark on what nobody wrote by hand',
      [4],
      `update wrongly_created_messages set message_id = (select message_id from cancellations limit 1);
        update record_entries set details = jsonb_build_object('messageId',
          (select message_id from wrongly_created_messages)) where kind = 'message-wrongly-created'`,
    ],
    [
      'a joined chat that the record does not tell of',
      [4],
      "delete from record_entries where kind = 'same-wish' and details->>'change' = 'joined'",
    ],
    [
      'an undone answer that the record does not tell of',
      [4],
      "delete from record_entries where kind = 'same-wish' and details->>'change' = 'undone'",
    ],
    [
      'an answer that is missing in one of the chats',
      [4],
      `update same_wish_threads set message_id = null where message_id = (select message_id
        from same_wish_threads where message_id is not null limit 1)`,
    ],
    [
      'an answered task that is open',
      [4],
      `update tasks set status = 'open', done_at = null, outcome = null where id in
        (select task_id from same_wish_tasks)`,
    ],
    ['a request without its task', [4], "delete from tasks where kind = 'reply-request'"],
    ['a request without its entry', [4], "delete from record_entries where kind = 'reply-request'"],
    ['entries that can be changed', [4], 'grant update on record_entries to borgerdialog_app'],
    ['a trigger that is gone', [4], 'alter table record_entries disable trigger append_only'],
    ['a task that points elsewhere', [5], `update tasks set thread_id = '${randomUUID()}'`],
    [
      'a reply after the chat was closed',
      [6],
      "update messages set author_kind = 'citizen' where author_kind = 'employee'",
    ],
    ['a look of the process that is gone', [7], "delete from access_log where purpose = 'process'"],
    [
      'a look at nobody',
      [7],
      `update access_log set citizen_ids = array['${randomUUID()}'::uuid] where purpose = 'care'`,
    ],
    ['a look for someone else', [7], `update access_log set on_behalf_of = '${randomUUID()}'`],
    [
      'broken glass that the record does not tell',
      [7],
      "delete from record_entries where kind = 'break-glass'",
    ],
    ['lines that can be removed', [7], 'grant delete on access_log to borgerdialog_app'],
    ['their trigger that is gone', [7], 'alter table access_log disable trigger append_only'],
    ['a package that is gone', [9], 'delete from disclosure_packages'],
    ['a package of a refusal', [9], `update disclosure_decisions set outcome = 'refused'`],
    ['a package that nobody approved', [9], `update disclosure_decisions set status = 'proposed'`],
    ['a package of somebody else', [9], `update disclosure_packages set citizen_id = '${bent}'`],
    [
      'a request that has ended and has no end',
      [9],
      `alter table disclosure_requests drop constraint disclosure_requests_check1,
          drop constraint disclosure_requests_check2;
        update disclosure_requests set ended_at = null`,
    ],
    ['a hand-out that nobody decided', [9], `update disclosure_requests set status = 'handed-out'`],
    [
      'a request that the record does not tell of',
      [9],
      `update disclosure_requests set asked_at = asked_at - interval '1 hour';
        delete from record_entries where kind = 'disclosure' and details->>'step' = 'asked'`,
    ],
    ['a chained look that is gone', [9], 'delete from chained_looks where number = 1'],
    ['a chained look that is another', [9], `update chained_looks set hash = '${'1'.repeat(64)}'`],
    ['a chained look that is no leaf', [9], 'delete from ledger_leaves where entry_id is null'],
    ['chained looks that can be changed', [9], 'grant update on chained_looks to borgerdialog_app'],
    ['their trigger, gone', [9], 'alter table chained_looks disable trigger append_only'],
  ])('finds %s', async (_what, invariants, damage) => {
    expect(await afterwards(damage)).toEqual(expect.arrayContaining(invariants))
    expect(await broken()).toEqual([])
  })
})
