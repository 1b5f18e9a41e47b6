import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { Engine } from '../../api/engine.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { relayParts, secondsAgo } from './wishes.ts'

/** A real database for the relay of one test file; what earlier tests have left is not due. */
export function useRelayDatabase() {
  let database: TestDatabase
  let db: Database

  beforeAll(async () => {
    database = await makeDatabase()
    db = openDatabase({ url: database.url, vault: theVault() })
  })
  beforeEach(() => database.sql(`update cancellations set relayed_at = now() + interval '1 hour'`))
  afterAll(async () => {
    await db?.destroy()
    await database?.drop()
  })

  return {
    get database() {
      return database
    },
    get db() {
      return db
    },
    partsWith: (engine: Engine) => relayParts(db, engine),
    async relayed(id: string, seconds: number): Promise<void> {
      const query = 'update cancellations set relayed_at = $2 where id = $1'
      await database.sql(query, [id, secondsAgo(seconds)])
    },
  }
}
