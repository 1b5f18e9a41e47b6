import { randomBytes, randomUUID } from 'node:crypto'
import { createLog } from '../../api/log.ts'
import { type House, type HouseOptions, openHouse } from '../../worker/house.ts'
import { installRuntime } from '../../worker/worker.ts'
import { type Caller, callAs } from './caller.ts'
import { makeDatabase, type TestDatabase } from './database.ts'
import { theRun } from './servers.ts'
import { aVisit } from './visits.ts'

export interface TestHouse {
  db: TestDatabase
  url: string
  options: HouseOptions
  /** A persona at the door, with a token. */
  as(subject: string): Caller
  /** Books visits and returns their ids. */
  book(...visits: Parameters<typeof aVisit>[0][]): Promise<string[]>
  close(): Promise<void>
}

export const quiet = createLog('silent')
installRuntime(quiet)

/** A whole house on its own database and task queue, open at a free port. */
export async function openTestHouse(more: Partial<HouseOptions> = {}): Promise<TestHouse> {
  const db = await makeDatabase()
  const options = { ...houseOptions(db.url), ...more }
  const house: House = await openHouse(options, quiet)
  if (more.temporalAddress === undefined) await house.working
  const url = `http://127.0.0.1:${house.api?.port}`
  return {
    db,
    url,
    options,
    as: (subject) => callAs(url, subject),
    async book(...visits) {
      const rows = visits.map((visit) => aVisit(visit))
      await db.fill([['appointments', rows]])
      return rows.map(({ id }) => id)
    },
    async close() {
      await house.close()
      await db.drop()
    },
  }
}

export function houseOptions(databaseUrl: string): HouseOptions {
  const { temporalAddress, workflowBundle, issuer } = theRun()
  return {
    databaseUrl,
    temporalAddress,
    temporalNamespace: 'default',
    temporalUiUrl: 'http://localhost:8233',
    taskQueue: `test-${randomUUID()}`,
    workflowBundle,
    oidcIssuer: issuer,
    oidcAudience: 'borgerdialog',
    payloadKeys: `test:${randomBytes(32).toString('base64')}`,
    apiPort: 0,
  }
}
