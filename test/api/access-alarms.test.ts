import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { linesOf, traced } from '../run/looks.ts'
import { anna, bent, eva, nils, sara } from '../run/visits.ts'

let house: TestHouse
let care: Paths
let nursing: Paths
beforeAll(async () => {
  house = await openTestHouse()
  care = await cancelled('bent')
  nursing = await cancelled('anna')
})
afterEach(async () => {
  await house.db.sql('update citizens set watched = false')
  await house.db.sql('update employees set cpr_hash = null')
  await house.db.sql(`update employees set name = 'Eva Lund' where id = $1`, [eva])
})
afterAll(() => house.close())

type Paths = Record<'appointment' | 'cancellation' | 'task' | 'thread' | 'messages', string>

/** Bent cancels personal care (KLE 27), Anna nursing (KLE 29, which is sensitive). */
async function cancelled(who: 'anna' | 'bent'): Promise<Paths> {
  const visit =
    who === 'anna' ? { appointmentTypeCode: 'nursing', citizenId: anna } : { citizenId: bent }
  const [id = ''] = await house.book(visit)
  const { body } = await house.as(who).cancel(id)
  return {
    appointment: `/v1/appointments/${id}`,
    cancellation: `/v1/cancellations/${body.id}`,
    task: `/v1/tasks/${body.taskId}`,
    thread: `/v1/threads/${body.threadId}`,
    messages: `/v1/threads/${body.threadId}/messages`,
  }
}

async function alarmsAt(path: string, who = 'eva'): Promise<string[]> {
  const { traceId, headers } = traced()
  expect((await house.as(who).get(path, headers)).status).toBe(200)
  return (await linesOf(house, traceId)).flatMap(({ alarms }) => alarms)
}
const isAlsoAnna = (employee: string) =>
  house.db.sql(
    'update employees set cpr_hash = (select cpr_hash from citizens where id = $1) where id = $2',
    [anna, employee],
  )

describe('an employee’s look raises an alarm', () => {
  it('where the matter is sensitive by its KLE number, whatever of it is looked at', async () => {
    for (const path of Object.values(nursing)) {
      expect({ path, alarms: await alarmsAt(path) }).toEqual({ path, alarms: ['sensitive-kle'] })
    }
    for (const path of Object.values(care)) {
      expect({ path, alarms: await alarmsAt(path) }).toEqual({ path, alarms: [] })
    }
    expect(await alarmsAt(`/v1/citizens/${anna}/record`)).toEqual(['sensitive-kle'])
    expect(await alarmsAt('/v1/threads')).toEqual(['sensitive-kle'])
    expect(await alarmsAt(`/v1/threads?citizenId=${bent}`)).toEqual([])
  })

  it('by what the municipality holds for sensitive', async () => {
    await house.db.sql(`update municipality set sensitive_kle = '{27.36}'`)
    expect(await alarmsAt(care.thread)).toEqual(['sensitive-kle'])
    expect(await alarmsAt(nursing.thread)).toEqual([])
    await house.db.sql(`update municipality set sensitive_kle = '{29}'`)
  })

  it('where the citizen is watched', async () => {
    await house.db.sql('update citizens set watched = true where id = $1', [bent])
    expect(await alarmsAt(care.thread)).toEqual(['watched-citizen'])
    expect(await alarmsAt('/v1/tasks')).toEqual(['sensitive-kle', 'watched-citizen'])
  })

  it('where the citizen works for the municipality, more so as a colleague', async () => {
    await isAlsoAnna(sara)
    expect(await alarmsAt(nursing.thread)).toEqual(['sensitive-kle', 'employee-as-citizen'])
    await house.db.sql('update employees set cpr_hash = null')
    await isAlsoAnna(nils)
    const both = ['sensitive-kle', 'employee-as-citizen', 'look-up-of-colleague']
    expect(await alarmsAt(nursing.thread)).toEqual(both)
  })

  it('where the citizen may be the employee', async () => {
    await isAlsoAnna(eva)
    expect(await alarmsAt(nursing.thread)).toEqual([
      'sensitive-kle',
      'employee-as-citizen',
      'possible-self-look-up',
    ])
  })

  it('where both have the same first name', async () => {
    await house.db.sql(`update employees set name = 'BENT Lund' where id = $1`, [eva])
    expect(await alarmsAt(care.thread)).toEqual(['same-first-name'])
    expect(await alarmsAt(nursing.thread)).toEqual(['sensitive-kle'])
  })
})

describe('a citizen’s own look', () => {
  it('raises none', async () => {
    await house.db.sql('update citizens set watched = true')
    await isAlsoAnna(eva)
    for (const who of ['anna', 'rita']) expect(await alarmsAt(nursing.thread, who)).toEqual([])
  })
})

describe('the alarms', () => {
  it('are read by the records officer, the newest first, by kind, time and page', async () => {
    await house.db.sql('update citizens set watched = true where id = $1', [bent])
    await alarmsAt(care.thread)
    const { body } = await house.as('lone').get('/v1/access-alarms?limit=100')
    const [newest] = body.items
    expect(newest).toMatchObject({
      alarms: ['watched-citizen'],
      citizenIds: [bent],
      actorId: eva,
      who: { name: 'Eva Lund' },
      text: expect.stringContaining('borgerens chat'),
    })
    const times = body.items.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    expect(body.items.every(({ alarms }) => alarms.length > 0)).toBe(true)
    const watched = '/v1/access-alarms?alarm=watched-citizen'
    const only = (await house.as('lone').get(watched)).body.items
    expect(only.map(({ id }) => id)).toEqual(
      body.items.filter(({ alarms }) => alarms.includes('watched-citizen')).map(({ id }) => id),
    )
    const first = await house.as('lone').get(`${watched}&limit=1`)
    const second = await house.as('lone').get(`${watched}&limit=1&cursor=${first.body.next}`)
    expect([first, second].map(({ body: { items } }) => items[0].id)).toEqual(
      only.slice(0, 2).map(({ id }) => id),
    )
    const before = await house.as('lone').get(`/v1/access-alarms?to=${newest.at}`)
    expect(before.body.items.map(({ id }) => id)).not.toContain(newest.id)
  })

  it('are not raised by reading them', async () => {
    await house.db.sql('update citizens set watched = true')
    expect(await alarmsAt('/v1/access-alarms', 'lone')).toEqual([])
    expect(await alarmsAt(`/v1/citizens/${bent}/access-log`, 'lone')).toEqual(['watched-citizen'])
  })

  it('do not exist for others', async () => {
    for (const who of ['anna', 'rita', 'eva', 'otto']) {
      expect((await house.as(who).get('/v1/access-alarms')).body.code).toBe('not-found')
    }
  })
})
