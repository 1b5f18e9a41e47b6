import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await house.db.sql(`update organisations set chat_opening = 'organisation'`)
})
afterAll(() => house.close())

const people = { anna, bent }
const staff = { eva: nord, sara: syd }

const operation = fc.record({
  what: fc.constantFrom('cancel', 'cancel', 'close', 'write', 'answer'),
  citizen: fc.constantFrom<keyof typeof people>('anna', 'bent'),
  employee: fc.constantFrom<keyof typeof staff>('eva', 'sara'),
})
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never
/** Batches one after the other; what is in one batch happens at once. */
const story = fc.array(fc.array(operation, { minLength: 1, maxLength: 6 }), { maxLength: 5 })

it('keeps one open chat for each pair, no gap, and one of each for a cancellation', async () => {
  let cancelled = 0
  let written = 0
  await fc.assert(
    fc.asyncProperty(story, async (batches) => {
      for (const batch of batches) {
        const answers = await Promise.all(batch.map(carryOut))
        cancelled += answers.filter((answer) => answer === 'cancelled').length
        written += answers.filter((answer) => answer === 'written').length
        expect(await broken()).toEqual({ pairs: 0, gaps: 0, cancellations: 0, entries: 0 })
      }
    }),
    { numRuns: 15 },
  )
  const [stored] = await house.db.sql(
    `select count(*) filter (where cancellation_id is null)::int as written,
      count(cancellation_id)::int as cancelled from messages`,
  )
  expect(stored).toEqual({ cancelled, written })
})

async function carryOut({ what, citizen, employee }: Operation): Promise<string> {
  const organisationId = staff[employee]
  if (what === 'cancel') {
    const [visit = ''] = await house.book({ citizenId: people[citizen], organisationId })
    expect((await house.as(citizen).cancel(visit)).status).toBe(201)
    return 'cancelled'
  }
  const query = `citizenId=${people[citizen]}&organisationId=${organisationId}&status=open`
  const { body } = await house.as(citizen).get(`/v1/threads?${query}`)
  const [thread] = body.items
  if (!thread) return 'nothing'
  const path = `/v1/threads/${thread.id}`
  if (what === 'close') {
    expect((await house.as(employee).post(`${path}/close`)).status).toBe(204)
    return 'closed'
  }
  const who = what === 'write' ? citizen : employee
  const { status, body: answer } = await house.as(who).post(`${path}/messages`, { text: 'x' })
  if (status === 201) return 'written'
  expect(answer.code).toBe('thread-closed')
  return 'refused'
}

/** How many of each invariant of the design (5.2 to 5.5) do not hold. */
async function broken() {
  const [counts] = await house.db.sql(
    `select
      (select count(*) from (select from threads where status = 'open'
        group by citizen_id, organisation_id having count(*) > 1) t)::int as pairs,
      (select count(*) from threads h where message_count <> coalesce(
        (select max(number) from messages where thread_id = h.id), 0) or message_count <>
        (select count(*) from messages where thread_id = h.id))::int as gaps,
      (select count(*) from cancellations c where status <> 'completed' or not exists (
        select from tasks t join messages m on m.cancellation_id = t.cancellation_id
          and m.thread_id = t.thread_id join record_entries e on e.cancellation_id = c.id
          and e.task_id = t.id and e.message_id = m.id and e.thread_id = t.thread_id
        where t.id = c.task_id and m.id = c.message_id and e.id = c.record_entry_id
          and t.organisation_id = c.organisation_id))::int as cancellations,
      (select count(*) from messages m where 1 <>
        (select count(*) from record_entries where message_id = m.id))::int as entries`,
  )
  return counts
}
