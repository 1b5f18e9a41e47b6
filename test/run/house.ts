import type { Logger } from 'pino'
import { createLog } from '../../api/log.ts'
import { type House, type HouseOptions, openHouse } from '../../worker/house.ts'
import { installRuntime } from '../../worker/worker.ts'
import { type Caller, callAs } from './caller.ts'
import { makeDatabase, type TestDatabase } from './database.ts'
import { houseOptions } from './house-options.ts'
import { type TestKeys, theKeys } from './keys.ts'
import { theRun } from './servers.ts'
import { aVisit } from './visits.ts'

export interface TestHouse {
  db: TestDatabase
  url: string
  options: HouseOptions
  /** A persona at the door, with a token. */
  as(subject: string, level?: 'high'): Caller
  /** Books visits and returns their ids. */
  book(...visits: Parameters<typeof aVisit>[0][]): Promise<string[]>
  /** Closes the house and opens it again on the same database; `url` is a new one. */
  reopen(more?: Partial<HouseOptions>): Promise<void>
  close(): Promise<void>
}

export const quiet = createLog('silent')
installRuntime(quiet)

/** A whole house on its own database and task queue, open at a free port. */
export async function openTestHouse(
  more: Partial<HouseOptions> = {},
  log = quiet,
  keys: TestKeys = theKeys(),
): Promise<TestHouse> {
  const db = await makeDatabase(undefined, keys)
  const options = { ...houseOptions(db.url, keys.url), ...more }
  let house: House = await open(options, log)
  const urlOf = () => `http://127.0.0.1:${house.api?.port}`
  return {
    db,
    get url() {
      return urlOf()
    },
    options,
    as: (subject, level) => callAs(urlOf(), subject, level),
    async book(...visits) {
      const rows = visits.map((visit) => aVisit(visit))
      await db.fill([['appointments', rows]])
      return rows.map(({ id }) => id)
    },
    async reopen(changed = {}) {
      await house.close()
      house = await open({ ...options, ...changed }, log)
    },
    async close() {
      await house.close()
      await db.drop()
    },
  }
}

/** Waits for the worker, unless Temporal is somewhere else than the one of this run. */
async function open(options: HouseOptions, log: Logger): Promise<House> {
  const house = await openHouse(options, log)
  if (options.temporalAddress === theRun().temporalAddress) await house.working
  return house
}
