import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

interface Made {
  id: string
  appointmentId: string
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
}

let house: TestHouse
let first: Made
let second: Made
beforeAll(async () => {
  house = await openTestHouse()
  const [atNord = '', atSyd = ''] = await house.book({}, { organisationId: syd })
  first = (await house.as('anna').cancel(atNord)).body
  second = (await house.as('anna').cancel(atSyd)).body
})
afterAll(() => house.close())

/** Copies a row with some columns changed; as the owner, whom only constraints can stop. */
function copy(table: string, id: string, changed: Record<string, string | null>) {
  const wanted = JSON.stringify({ id: randomUUID(), ...changed })
  return house.db.sql(
    `insert into ${table} overriding user value select (jsonb_populate_record(t, $1)).* from ${table} t where id = $2`,
    [wanted, id],
  )
}

const refusedBy = (constraint: RegExp) => ({ constraint: expect.stringMatching(constraint) })

describe('Postgres refuses', () => {
  it('a second open thread of the same citizen and organisation', async () => {
    await expect(copy('threads', first.threadId, {})).rejects.toMatchObject(
      refusedBy(/^one_open_thread$/),
    )
    await copy('threads', first.threadId, { citizen_id: bent })
  })

  it('a second standing cancellation of a visit', async () => {
    await expect(copy('cancellations', first.id, {})).rejects.toMatchObject(
      refusedBy(/^one_standing_cancellation$/),
    )
  })

  it('a second task, message or entry of a cancellation', async () => {
    await expect(copy('tasks', first.taskId, {})).rejects.toMatchObject(
      refusedBy(/^tasks_cancellation_id_key$/),
    )
    const message = copy('messages', first.messageId, { number: '2' })
    await expect(message).rejects.toMatchObject(refusedBy(/^messages_cancellation_id_key$/))
    const entry = copy('record_entries', first.recordEntryId, { message_id: null })
    await expect(entry).rejects.toMatchObject(refusedBy(/^one_entry_for_each_cancellation$/))
    const rejection = { message_id: null, kind: 'cancellation-rejected' }
    await expect(copy('record_entries', first.recordEntryId, rejection)).rejects.toMatchObject(
      refusedBy(/^one_entry_for_each_cancellation$/),
    )
  })

  it('a second entry of a message, and a number twice in a thread', async () => {
    const entry = copy('record_entries', first.recordEntryId, { cancellation_id: null })
    await expect(entry).rejects.toMatchObject(refusedBy(/^record_entries_message_id_key$/))
    const message = copy('messages', first.messageId, { cancellation_id: null })
    await expect(message).rejects.toMatchObject(refusedBy(/^messages_thread_id_number_key$/))
  })

  it.each([
    'task_id',
    'thread_id',
    'message_id',
    'record_entry_id',
    'organisation_id',
    'completed_at',
    'promised_answer_by',
  ])('a completed cancellation without its %s', async (column) => {
    const text = `update cancellations set ${column} = null where id = $1`
    await expect(house.db.sql(text, [first.id])).rejects.toMatchObject(refusedBy(/check/))
  })

  it('a rejected cancellation without a reason', async () => {
    const text = `update cancellations set status = 'rejected' where id = $1`
    await expect(house.db.sql(text, [first.id])).rejects.toMatchObject(refusedBy(/check/))
  })

  it.each<[string, keyof Made]>([
    ['task_id', 'taskId'],
    ['thread_id', 'threadId'],
    ['message_id', 'messageId'],
    ['record_entry_id', 'recordEntryId'],
  ])('a cancellation with the %s of another', async (column, key) => {
    const text = `update cancellations set ${column} = $1 where id = $2`
    await expect(house.db.sql(text, [second[key], first.id])).rejects.toMatchObject(
      refusedBy(/fkey/),
    )
    await expect(house.db.sql(text, [randomUUID(), first.id])).rejects.toMatchObject(
      refusedBy(/fkey/),
    )
  })

  it('a task, a message or an entry that points at nothing', async () => {
    const nothing = randomUUID()
    const another = { cancellation_id: null, kind: 'reply-request' }
    const orphans: [string, string, Record<string, string | null>][] = [
      ['tasks', first.taskId, { ...another, thread_id: nothing }],
      ['tasks', first.taskId, { ...another, citizen_id: bent }],
      ['tasks', first.taskId, { ...another, organisation_id: nothing }],
      ['messages', first.messageId, { cancellation_id: null, thread_id: nothing }],
      ['messages', first.messageId, { cancellation_id: nothing, number: '9' }],
      ['record_entries', first.recordEntryId, { message_id: nothing, cancellation_id: null }],
      ['record_entries', first.recordEntryId, { message_id: null, cancellation_id: nothing }],
      ['threads', first.threadId, { organisation_id: nothing }],
    ]
    for (const [table, id, changed] of orphans) {
      await expect(copy(table, id, changed)).rejects.toMatchObject(refusedBy(/fkey/))
    }
  })

  it('to lose what something points at', async () => {
    for (const [table, id] of [
      ['tasks', first.taskId],
      ['messages', first.messageId],
      ['threads', first.threadId],
      ['citizens', anna],
      ['organisations', nord],
      ['appointments', first.appointmentId],
    ]) {
      const deleting = house.db.sql(`delete from ${table} where id = $1`, [id])
      await expect(deleting).rejects.toMatchObject({ code: '23503' })
    }
  })

  it('a thread that is closed without a time, a task that is done without one', async () => {
    for (const text of [
      `update threads set status = 'closed'`,
      `update tasks set status = 'done'`,
      `update threads set reply_to = 'employee'`,
      `update tasks set status = 'lost'`,
    ]) {
      await expect(house.db.sql(text)).rejects.toMatchObject(refusedBy(/check/))
    }
  })

  it('a second contact unit', async () => {
    const second = 'update organisations set contact_unit = true where id = $1'
    await expect(house.db.sql(second, [nord])).rejects.toMatchObject(refusedBy(/one_contact_unit/))
  })
})
