/** Undoing and asking for a time, while house, Temporal and Postgres are killed again and again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aTime, inDays } from '../api/bookings.ts'
import { eventually } from '../run/eventually.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { anna, bent, eva, nord } from '../run/visits.ts'
import { brokenInvariants } from './invariants.ts'
import { killAndRestart, type Victim } from './kills.ts'
import { type StubbornCaller, stubbornCaller } from './stubborn-caller.ts'

const rounds: Victim[][] = [['house'], ['temporal'], ['house'], ['postgres'], ['temporal', 'house']]

let house: OwnHouse
beforeAll(async () => {
  house = await prepareOwnHouse()
  await house.start()
})
afterAll(() => house?.close())

let callers: Record<string, StubbornCaller> = {}
const undone: string[] = []
const booked: string[] = []
const unexpected: string[] = []
let stopped = false
let days = 3

const say = (subject: string) => {
  callers[subject] ??= stubbornCaller(house.url, subject)
  return callers[subject]
}

/** Whatever does not go as it should is kept for the end. */
async function expecting(what: string, status: number[], reply: { status: number; text: string }) {
  if (!status.includes(reply.status)) unexpected.push(`${what}: ${reply.status} ${reply.text}`)
}

async function cancelAndUndo(subject: string, citizenId: string): Promise<void> {
  const [visit = ''] = await house.postgres.book({ citizenId }).catch(() => [])
  if (!visit) return
  const path = `/v1/appointments/${visit}/cancellation`
  const cancelled = await say(subject).post(path, { reasonCode: 'not-home' })
  await expecting('cancel', [201, 202], cancelled)
  const back = await say(subject).post(`/v1/cancellations/${cancelled.body.id}/withdrawal`)
  await expecting('undo', [200, 202], back)
  if (back.status < 300) undone.push(cancelled.body.id)
}

async function askAndTake(subject: string): Promise<void> {
  const preferredTimes = [{ from: inDays(2), until: inDays(9) }]
  const wish = { organisationId: nord, appointmentTypeId: 'cleaning', preferredTimes }
  const asked = await say(subject).post('/v1/booking-requests', wish)
  await expecting('ask', [201, 202], asked)
  const path = `/v1/booking-requests/${asked.body.id}`
  days += 1
  const times = [{ ...aTime(days), employeeId: eva }]
  // set up by the process, which may be away
  const offered = await eventually(
    () => say('eva').post(`${path}/offers`, { times }),
    (reply) => reply.body.code !== 'booking-not-ready',
    60_000,
  )
  await expecting('offer', [201], offered)
  const timeId = offered.body.offers?.[0]?.times[0]?.id
  const taken = await say(subject).post(`${path}/acceptance`, { timeId })
  await expecting('take', [200, 202], taken)
  if (taken.status < 300) booked.push(asked.body.id)
}

const count = async (sql: string, values: unknown[]) =>
  (await house.postgres.sql<{ n: number }>(sql, values))[0]?.n ?? -1

describe('a house whose processes are killed again and again', () => {
  it('undoes and books all that it accepted, exactly once', async () => {
    callers = {}
    const lanes = [
      ...['anna', 'bent'].map((who) => () => cancelAndUndo(who, who === 'anna' ? anna : bent)),
      ...['anna', 'bent'].map((who) => () => askAndTake(who)),
    ]
    const running = lanes.map(async (work) => {
      while (!stopped) await work()
    })
    for (const victims of rounds) {
      const enough = undone.length + booked.length + 12
      await eventually(
        async () => undone.length + booked.length,
        (done) => done >= enough,
        60_000,
      )
      await killAndRestart(house, victims)
    }
    stopped = true
    await Promise.all(running)

    const waiting = `
      select id, status from cancellations where id = any($1) and status <> 'withdrawn'
      union all select id, status from booking_requests where id = any($2) and status <> 'booked'`
    const left = () => house.postgres.sql(waiting, [undone, booked])
    expect(await eventually(left, (rows) => rows.length === 0, 90_000)).toEqual([])
    expect(unexpected).toEqual([])
    expect(undone.length).toBeGreaterThan(15)
    expect(booked.length).toBeGreaterThan(15)
  })

  it('leaves one of each behind', async () => {
    const entries = `select count(*)::int as n from (select cancellation_id from record_entries
      where kind = 'withdrawal' and cancellation_id = any($1) and message_id is not null
      group by 1 having count(*) = 1) once`
    expect(await count(entries, [undone])).toBe(undone.length)
    const made = `select count(*)::int as n from booking_requests b
      join appointments a on a.id = b.appointment_id and a.status = 'booked'
      join free_times f on f.booking_request_id = b.id and f.starts_at = a.starts_at
      join tasks t on t.id = b.task_id and t.status = 'done'
      where b.id = any($1) and (select count(*) from record_entries e
        where e.booking_request_id = b.id and e.kind = 'booking') = 1`
    expect(await count(made, [booked])).toBe(booked.length)
    const free = `select count(*)::int as n from appointments a join cancellations c
      on c.appointment_id = a.id where c.id = any($1) and a.status = 'booked'`
    expect(await count(free, [undone])).toBe(undone.length)
    const {
      'not ended': _ended,
      'appointment cancelled twice': _twice,
      ...broken
    } = await brokenInvariants(house.postgres)
    expect(broken).toEqual({})
  })
})
