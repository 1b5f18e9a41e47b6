/** A request for aktindsigt while house, Temporal and Postgres are killed at each stage of its package. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import { type Anything, callAs, tokenFor } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { manyEntries } from '../run/many-entries.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { anna } from '../run/visits.ts'
import { brokenInvariants } from './invariants.ts'
import { killAndRestart, type Victim } from './kills.ts'
import { stubbornCaller } from './stubborn-caller.ts'

const requests = '/v1/disclosure-requests'
let house: OwnHouse
beforeAll(async () => {
  house = await prepareOwnHouse()
  await house.start()
  await manyEntries({ db: house.postgres }, anna, 400)
})
afterAll(() => house?.close())

const patience = 90_000
const see = (id: string): Promise<Anything | undefined> =>
  callAs(house.url, 'anna')
    .get(`${requests}/${id}`)
    .then(
      ({ body }) => body,
      () => undefined,
    )
const percentOf = (seen: Anything | undefined) => seen?.packages?.[0]?.percent ?? 0

/** Killed when so much of the package is made; -1 before anything is decided, 0 as soon as it is. */
const stages: [percent: number, victims: Victim[]][] = [
  [-1, ['house']],
  [0, ['house']],
  [1, ['postgres']],
  [35, ['temporal', 'house']],
  [60, ['house', 'postgres']],
]

describe('a house that is killed while it makes packages', () => {
  it.each(stages)(
    'at %i percent hands it out all the same, once',
    async (percent, victims) => {
      const asked = await stubbornCaller(house.url, 'anna').post(requests, { type: 'party' })
      const { id } = asked.body
      if (percent < 0) await killAndRestart(house, victims)
      const decision = { outcome: 'granted', text: 'Du får det hele.' }
      await stubbornCaller(house.url, 'lone').post(`${requests}/${id}/decision`, decision)
      if (percent >= 0) {
        await eventually(
          () => see(id),
          (seen) => percentOf(seen) >= percent,
          patience,
        )
        await killAndRestart(house, victims)
      }
      const done = await eventually(
        () => see(id),
        (seen) => seen?.status === 'handed-out',
        patience,
      )
      expect(done).toMatchObject({ status: 'handed-out', packages: [{ part: 1, status: 'ready' }] })
      const headers = { Authorization: `Bearer ${await tokenFor({ subject: 'anna' })}` }
      const answer = await fetch(`${house.url}${requests}/${id}/package`, { headers })
      const zip = Buffer.from(await answer.arrayBuffer())
      expect(await check(zip, { inflate })).toMatchObject({ ok: true })
      const steps = await house.postgres.sql<{ step: string }>(
        `select details->>'step' as step from record_entries
        where details->>'disclosureRequestId' = $1 order by number`,
        [id],
      )
      expect(steps.map(({ step }) => step)).toEqual(['asked', 'decided', 'package-ready'])
    },
    200_000,
  )

  it('breaks nothing that must hold', async () => {
    expect(await brokenInvariants(house.postgres)).toEqual({})
  })
})
