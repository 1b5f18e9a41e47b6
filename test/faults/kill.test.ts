import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { anna, bent, eva, nord, sara, syd } from '../run/visits.ts'
import { brokenInvariants, unended, unsettled } from './invariants.ts'
import { type Answered, stubbornClient } from './stubborn-client.ts'

type Victim = 'house' | 'temporal' | 'postgres'

const rounds: Victim[][] = [
  ['house'],
  ['house'],
  ['temporal'],
  ['house'],
  ['postgres'],
  ['house'],
  ['temporal', 'house'],
  ['house'],
  ['house'],
  ['postgres', 'house'],
  ['house'],
  ['postgres', 'temporal', 'house'],
]
const lanesEach = 6
/** More than are cancelled while the rounds last. */
const visitsEach = 1000

let house: OwnHouse

beforeAll(async () => {
  house = await prepareOwnHouse()
  await house.start()
})

afterAll(() => house?.close())

describe('a house whose processes are killed again and again', () => {
  it('completes every cancellation that it accepted, exactly once', async () => {
    const clients = [stubbornClient(house.url, 'anna'), stubbornClient(house.url, 'bent')]
    const [annas, bents] = [await visitsOf(anna), await visitsOf(bent)]
    const done = [clients[0]?.cancelAll(annas, lanesEach), clients[1]?.cancelAll(bents, lanesEach)]
    const answered = () => clients.flatMap((client) => client.answered)
    let caught = 0
    for (const victims of rounds) {
      const moment = answered().length + 15 + Math.random() * 25
      await eventually(
        async () => answered().length,
        (n) => n >= moment,
      )
      caught += await killAndRestart(victims)
    }
    for (const client of clients) client.stop()
    await Promise.all(done)

    expect(
      await eventually(
        () => unsettled(house.postgres),
        (n) => n === 0,
        90_000,
      ),
    ).toBe(0)
    expect(await brokenInvariants(house.postgres)).toEqual({})
    expect(
      await eventually(
        () => unended(house.postgres),
        (n) => n === 0,
        90_000,
      ),
    ).toBe(0)
    expect(clients.flatMap(({ unexpected }) => unexpected)).toEqual([])
    expect(await keptWishes()).toEqual(answered().map(effectOf).sort(byVisit))
    // or the kills had hit nothing
    expect(answered().length).toBeGreaterThan(rounds.length * 15)
    expect(caught).toBeGreaterThan(0)
    for (const client of clients) expect(client.lost()).toBeGreaterThan(0)
  }, 600_000)
})

async function visitsOf(citizenId: string): Promise<string[]> {
  const suppliers = [
    { organisationId: nord, employeeId: eva },
    { organisationId: syd, employeeId: sara },
  ]
  const visits = Array.from({ length: visitsEach }, (_, n) => ({ citizenId, ...suppliers[n % 2] }))
  return house.postgres.book(...visits)
}

/** Returns how many wishes were caught between acceptance and completion. */
async function killAndRestart(victims: Victim[]): Promise<number> {
  if (victims.includes('house')) await house.kill()
  if (victims.includes('temporal')) await house.temporal.kill()
  const caught = await unsettled(house.postgres)
  if (victims.includes('postgres')) await house.postgres.kill()
  // the others, and the client, must cope with its being away
  await sleep(Math.random() * 2000)
  if (victims.includes('postgres')) await house.postgres.start()
  if (victims.includes('temporal')) await house.temporal.start()
  if (victims.includes('house')) await house.start()
  return caught
}

interface Effect {
  visitId: string
  id: string
}

function effectOf({ visitId, cancellationId }: Answered): Effect {
  return { visitId, id: cancellationId }
}

function byVisit(one: Effect, other: Effect): number {
  return one.visitId < other.visitId ? -1 : 1
}

async function keptWishes(): Promise<Effect[]> {
  const query = 'select appointment_id as "visitId", id from cancellations'
  return (await house.postgres.sql<Effect>(query)).sort(byVisit)
}
