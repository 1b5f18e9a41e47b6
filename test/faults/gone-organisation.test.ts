import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { asProcess } from '../../db/acting.ts'
import { callAs } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { houseOptions } from '../run/house-options.ts'
import { type HouseProcess, startHouseProcess } from '../run/house-process.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import {
  type OwnPostgres,
  type OwnTemporal,
  openOwnPostgres,
  prepareOwnTemporal,
} from '../run/own-servers.ts'
import { freePort } from '../run/servers.ts'
import { contactUnit, syd } from '../run/visits.ts'
import { brokenInvariants } from './invariants.ts'

const cancelled = 5
const others = 40

let postgres: OwnPostgres
let temporal: OwnTemporal
let options: Parameters<typeof startHouseProcess>[0]
let houses: HouseProcess[] = []
beforeAll(async () => {
  postgres = await openOwnPostgres()
  temporal = await prepareOwnTemporal()
  await temporal.start()
  const address = { temporalAddress: temporal.address }
  options = { ...houseOptions(postgres.url, postgres.keys.url), ...address, apiPort: 0 }
  await startBoth()
})
afterAll(async () => {
  for (const house of houses) await house.kill()
  await temporal?.close()
  await postgres?.close()
})

/** Two workers of one house, each in a process of its own. */
async function startBoth(): Promise<void> {
  const ports = [await freePort(), await freePort()]
  houses = ports.map((apiPort) => startHouseProcess({ ...options, apiPort }))
  for (const house of houses) await house.answers()
}

async function tasksOfSyd(): Promise<string[]> {
  const visits = Array.from({ length: cancelled }, () => ({ organisationId: syd }))
  const anna = callAs(houses[0]?.url ?? '', 'anna')
  const ids: string[] = []
  for (const visit of await postgres.book(...visits)) {
    const { body } = await anna.cancel(visit)
    ids.push(body.taskId)
  }
  const [like = ''] = ids
  return [...ids, ...(await makeManyTasks(postgres, { like, count: others }))]
}

/** How far each is, by what its rescue leaves behind. */
async function tracesOf(ids: string[]) {
  return postgres.sql(
    `select t.version - 1 as versions, t.flags, t.organisation_id as place,
        (select count(*)::int from record_entries e where e.task_id = t.id and e.kind = 'task') as entries,
        (select count(*)::int from record_entries e join messages m on m.id = e.message_id
          where e.task_id = t.id and e.kind = 'task') as messages,
        (select count(*)::int from cancellations c
          where c.task_id = t.id and c.organisation_id <> t.organisation_id) as apart
      from tasks t where t.id = any($1)`,
    [ids],
  )
}

describe('the tasks of an organisation that is closed, while both workers are killed in the middle', () => {
  it('get to the contact unit, each with one entry, one message and one new version', async () => {
    const ids = await tasksOfSyd()
    const holder = new pg.Client({ connectionString: postgres.ownerUrl, options: asProcess })
    holder.on('error', () => undefined)
    await holder.connect()
    // tasks have their new place, and no message can be written yet
    await holder.query('begin')
    await holder.query('lock table threads in share mode')
    await postgres.sql('update organisations set active = false where id = $1', [syd])
    const held = () => postgres.sql('select from pg_locks where not granted')
    expect((await eventually(held, (found) => found.length > 0)).length).toBeGreaterThan(0)
    for (const house of houses) await house.kill()
    await holder.query('commit')
    await holder.end()
    const left = () =>
      postgres.sql(`select from tasks where organisation_id = $1 and status = 'open'`, [syd])
    const connected = `select from pg_stat_activity where usename = 'borgerdialog'`
    await eventually(
      () => postgres.sql(connected),
      (found) => found.length === 0,
    )
    expect(await left()).toHaveLength(ids.length)
    await startBoth()
    await eventually(left, (found) => found.length === 0, 60_000)
    const once = { versions: 1, flags: ['organisation-closed'], place: contactUnit, entries: 1 }
    expect(await tracesOf(ids)).toEqual(ids.map(() => ({ ...once, messages: 1, apart: 0 })))
    expect(await brokenInvariants(postgres)).toEqual({})
  })
})
