/** A house as a process of its own on servers of its own, each of which a test may kill. */
import { setTimeout as sleep } from 'node:timers/promises'
import { houseOptions } from './house-options.ts'
import { type HouseProcess, startHouseProcess } from './house-process.ts'
import {
  type OwnPostgres,
  type OwnTemporal,
  openOwnPostgres,
  prepareOwnTemporal,
} from './own-servers.ts'
import { freePort } from './servers.ts'

export interface OwnHouse {
  postgres: OwnPostgres
  temporal: OwnTemporal
  url: string
  /** Resolves when it answers; its worker may need a moment longer. */
  start(): Promise<void>
  kill(): Promise<void>
  /** The exit code; undefined if it takes more than ten seconds. */
  end(signal: NodeJS.Signals): Promise<number | null | undefined>
  close(): Promise<void>
}

const endMs = 10_500

/** The servers run, the house does not yet. */
export async function prepareOwnHouse(): Promise<OwnHouse> {
  const postgres = await openOwnPostgres()
  const temporal = await prepareOwnTemporal()
  await temporal.start().catch(async (error: unknown) => {
    await postgres.close()
    throw error
  })
  const options = {
    ...houseOptions(postgres.url, postgres.keys.url),
    temporalAddress: temporal.address,
  }
  const apiPort = await freePort()
  let house: HouseProcess | undefined
  return {
    postgres,
    temporal,
    url: `http://127.0.0.1:${apiPort}`,
    async start() {
      house = startHouseProcess({ ...options, apiPort })
      await house.answers()
    },
    async kill() {
      await house?.kill()
    },
    async end(signal) {
      if (house === undefined) return undefined
      process.kill(house.pid, signal)
      return Promise.race([house.exited, sleep(endMs, undefined, { ref: false })])
    },
    async close() {
      await house?.kill()
      await temporal.close()
      await postgres.close()
    },
  }
}
