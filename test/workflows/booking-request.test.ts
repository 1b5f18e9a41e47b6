import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Timing } from '../../domain/wish.ts'
import { bookingChanged, progress } from '../../workflows/contract.ts'
import { askFor, aTime, offer } from '../api/bookings.ts'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { nord } from '../run/visits.ts'
import { type Watcher, watch } from './watcher.ts'

let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
})
afterAll(async () => {
  await watcher.close()
  await house.close()
})

const processOf = (id: string) => watcher.process({ kind: 'booking-request', id })
const waitingFor = (id: string, what: string) =>
  eventually(
    async () => (await processOf(id).query(progress)).waitingFor,
    (found) => found === what,
  )
const find = async (id: string) => (await house.as('eva').get(`/v1/booking-requests/${id}`)).body
const taskOf = async ({ taskId }: Anything) =>
  (await house.as('eva').get(`/v1/tasks/${taskId}`)).body

const begin = (id: string, more: { timing?: Timing } = {}) =>
  watcher.client.workflow.start('booking-request', {
    workflowId: `booking-request/${id}`,
    taskQueue: house.options.taskQueue,
    args: [{ bookingRequestId: id, ...more }],
  })

/** Whom it was escalated to. */
async function escalationsOf(id: string): Promise<string[]> {
  const rows = await house.db.sql<{ to: string }>(
    `select o.code as to from tasks e join tasks t on t.id = e.follows_task_id
      join organisations o on o.id = e.organisation_id where t.booking_request_id = $1`,
    [id],
  )
  return rows.map(({ to }) => to).toSorted()
}

async function asked(): Promise<string> {
  return (await askFor(house)).body.id
}

describe('the process of a wish for a time', () => {
  it('waits for the supplier, then for the citizen, and ends with an appointment', async () => {
    const id = await asked()
    await waitingFor(id, 'the supplier to offer times')
    const { body } = await offer(house.as('eva'), id, [aTime(3)])
    await waitingFor(id, 'the citizen to answer')
    const timeId = body.offers[0]?.times[0]?.id
    await house.as('anna').post(`/v1/booking-requests/${id}/acceptance`, { timeId })
    await processOf(id).result()
    expect((await find(id)).status).toBe('booked')
  })

  it('gives the times free when they are held no longer, and it is the supplier’s turn again', async () => {
    const id = await asked()
    await offer(house.as('eva'), id, [aTime(4)])
    await waitingFor(id, 'the citizen to answer')
    await house.db.sql(
      `update booking_offers set held_until = now() + interval '1 second'
        where booking_request_id = $1`,
      [id],
    )
    await processOf(id).signal(bookingChanged)
    const lapsed = await eventually(
      () => find(id),
      ({ offers }) => offers[0]?.status === 'lapsed',
    )
    expect(lapsed).toMatchObject({ status: 'declined', offersLeft: 4 })
    const reopened = await eventually(
      () => taskOf(lapsed),
      ({ status }) => status === 'open',
    )
    expect(reopened.status).toBe('open')
    await waitingFor(id, 'the supplier to offer times')
    expect((await offer(house.as('eva'), id, [aTime(4)])).body.offers[1]?.times[0]?.free).toBe(true)
  })

  it('is not confused by being told twice', async () => {
    const id = await asked()
    const due = (await taskOf(await find(id))).dueAt
    for (let time = 0; time < 3; time += 1) await processOf(id).signal(bookingChanged)
    await offer(house.as('eva'), id, [aTime(5)])
    for (let time = 0; time < 3; time += 1) await processOf(id).signal(bookingChanged)
    await waitingFor(id, 'the citizen to answer')
    expect(await taskOf(await find(id))).toMatchObject({ status: 'in-progress', dueAt: due })
  })

  it('reminds and escalates like every process, again in each round', async () => {
    const timing = { answerMs: 400, escalationMs: 400 }
    const { body } = await askFor(house, {}, 'bent')
    const id = body.id
    await processOf(id).terminate('begun again with short times')
    // as it was before promises were kept
    const forget = `update carried_out set outcome = outcome - 'promised' where wish_id = $1`
    await house.db.sql(forget, [id])
    await begin(id, { timing })
    const names = async () => (await processOf(id).query(progress)).steps.map(({ name }) => name)
    await eventually(names, (all) => all.includes('escalated'))
    expect(await escalationsOf(id)).toEqual(['borgerservice', 'hjemmepleje-nord'])
    // the leader has done theirs, the contact unit still has it
    await house.db.sql(
      `update tasks set status = 'done', outcome = 'agreed', done_at = now()
        where kind = 'escalation' and organisation_id = $1`,
      [nord],
    )
    await offer(house.as('eva'), id, [aTime(6)])
    await house.as('bent').post(`/v1/booking-requests/${id}/decline`)
    const all = await eventually(
      names,
      (found) => found.filter((name) => name === 'escalated').length === 2,
    )
    expect(all.filter((name) => name === 'supplier-reminded')).toHaveLength(2)
    expect(all.filter((name) => name === 'escalated')).toHaveLength(2)
    expect(await escalationsOf(id)).toEqual([
      'borgerservice',
      'hjemmepleje-nord',
      'hjemmepleje-nord',
    ])
  })

  it('tells each offer and each answer in their order, though they came while it was away', async () => {
    const id = await asked()
    await processOf(id).terminate('away')
    for (const days of [10, 11]) {
      expect((await offer(house.as('eva'), id, [aTime(days)])).status).toBe(201)
      await house.as('anna').post(`/v1/booking-requests/${id}/decline`)
    }
    const { body } = await offer(house.as('eva'), id, [aTime(12)])
    await begin(id)
    await processOf(id).signal(bookingChanged)
    const said = async () =>
      (await house.as('anna').get(`/v1/threads/${body.threadId}/messages`)).body.items
        .map(({ text }) => /tilbyder|kan ikke bruge/.exec(text)?.[0])
        .slice(-5)
    const wanted = ['tilbyder', 'kan ikke bruge', 'tilbyder', 'kan ikke bruge', 'tilbyder']
    const told = await eventually(said, (all) => JSON.stringify(all) === JSON.stringify(wanted))
    expect(told).toEqual(wanted)
    await waitingFor(id, 'the citizen to answer')
    expect(await find(id)).toMatchObject({ status: 'offered', offersLeft: 2 })
  })

  it('ends when the supplier closes it', async () => {
    const id = await asked()
    const { taskId } = await find(id)
    const done = { status: 'done', outcome: 'could-not-be-done' }
    await house.as('eva').patch(`/v1/tasks/${taskId}`, done, '*')
    await processOf(id).result()
    expect((await find(id)).status).toBe('closed')
  })
})
