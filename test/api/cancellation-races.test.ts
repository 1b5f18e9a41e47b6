import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countRows } from '../run/rows.ts'
import { anna, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
})
afterAll(() => house.close())

async function made(race: () => Promise<void>) {
  const before = await countRows(house.db)
  await race()
  const after = await countRows(house.db)
  const { cancellations, tasks, messages, threads, record_entries } = Object.fromEntries(
    Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
  )
  return { cancellations, tasks, messages, threads, entries: record_entries }
}

describe('100 cancellations of one visit at once', () => {
  it('become one; all others hear that it is cancelled', async () => {
    const [visit = ''] = await house.book({})
    const rows = await made(async () => {
      const cancelling = Array.from({ length: 100 }, (_, index) =>
        house.as(index % 3 ? 'anna' : 'rita').cancel(visit),
      )
      const replies = await Promise.all(cancelling)
      const first = replies.filter(({ status }) => status === 201)
      expect(first).toHaveLength(1)
      const codes = replies.filter(({ status }) => status !== 201).map(({ body }) => body.code)
      expect(codes).toEqual(Array(99).fill('appointment-already-cancelled'))
    })
    expect(rows).toEqual({ cancellations: 1, tasks: 1, messages: 1, threads: 1, entries: 1 })
  })
})

describe('6 cancellations by one citizen at one supplier with no open chat', () => {
  it('share one new chat with six messages in a row', async () => {
    const visits = await house.book({}, {}, {}, {}, {}, {})
    const rows = await made(async () => {
      const replies = await Promise.all(visits.map((visit) => house.as('anna').cancel(visit)))
      expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(201))
      const threads = new Set(replies.map(({ body }) => body.threadId))
      expect(threads.size).toBe(1)
      const [thread] = threads
      const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages`)
      expect(body.items.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
      const told = body.items.map((one: { cancellationId: string }) => one.cancellationId).sort()
      expect(told).toEqual(replies.map((reply) => reply.body.id).sort())
    })
    expect(rows).toEqual({ cancellations: 6, tasks: 6, messages: 6, threads: 1, entries: 6 })
  })
})

describe('a chat that is closed at the moment of a cancellation', () => {
  it('neither loses nor doubles it, 120 times', async () => {
    for (let round = 0; round < 12; round += 1) await closeWhileCancelling(round)
    const [broken] = await house.db.sql<{ threads: number; numbers: number; tasks: number }>(
      `select
        (select count(*) from (select from threads where status = 'open'
          group by citizen_id, organisation_id having count(*) > 1) t)::int as threads,
        (select count(*) from threads h where message_count <>
          (select count(*) from messages where thread_id = h.id) or message_count <>
          (select coalesce(max(number), 0) from messages where thread_id = h.id))::int as numbers,
        (select count(*) from tasks t join messages m on m.cancellation_id = t.cancellation_id
          where m.thread_id <> t.thread_id)::int as tasks`,
    )
    expect(broken).toEqual({ threads: 0, numbers: 0, tasks: 0 })
  })

  /** Ten cancellations, and between them as many closings of whatever chat is open. */
  async function closeWhileCancelling(round: number) {
    const visits = await house.book(...Array(10).fill({ organisationId: syd }))
    const [first = ''] = await house.book({ organisationId: syd })
    const { body } = await house.as('anna').cancel(first)
    let thread: string = body.threadId
    const rows = await made(async () => {
      const cancelling = visits.map(async (visit) => {
        const reply = await house.as('anna').cancel(visit)
        thread = reply.body.threadId
        return reply.status
      })
      const closing = visits.map(async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, (index * (round + 1)) % 37))
        const reply = await house.as('sara').post(`/v1/threads/${thread}/close`)
        return reply.status
      })
      expect(await Promise.all(cancelling)).toEqual(Array(10).fill(201))
      expect(await Promise.all(closing)).toEqual(Array(10).fill(204))
    })
    expect(rows).toMatchObject({ cancellations: 10, tasks: 10, messages: 10 })
  }

  it('is seen to have met closings: some chats were closed, some were opened anew', async () => {
    const [seen] = await house.db.sql<{ closed: number }>(
      `select count(*)::int as closed from threads where citizen_id = $1 and organisation_id = $2`,
      [anna, syd],
    )
    expect(seen?.closed).toBeGreaterThan(12)
  })
})
