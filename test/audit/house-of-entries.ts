import { v7 as uuid } from 'uuid'
import { makeCheckpoint } from '../../activities/checkpoint.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { AccessLogLine } from '../../db/models/access-log.ts'
import { lastCheckpoint } from '../../db/models/checkpoint.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { insertRow } from '../../db/sql.ts'
import type { PublishedCheckpoint } from '../../ledger/checkpoint.ts'
import { newLedgerKey, readLedgerKeys } from '../../ledger/keys.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent, rita } from '../run/visits.ts'

export const keys = readLedgerKeys(`test:${newLedgerKey()}`)

export interface Entries {
  own: TestDatabase
  db: Database
  /** Writes so many entries, of three citizens in turn. */
  write(count: number): Promise<void>
  /** Writes so many looks, at two of them each. */
  look(count: number): Promise<void>
  /** Makes a checkpoint now, though no minute has passed. */
  checkpoint(): Promise<void>
  published(): Promise<PublishedCheckpoint[]>
  close(): Promise<void>
}

export async function makeEntries(): Promise<Entries> {
  const own = await makeDatabase()
  const db = openDatabase({ url: own.url, vault: theVault() })
  const citizens = [anna, bent, rita]
  const lines = await own.sql<{ citizenId: string; keyId: string }>(
    'select citizen_id as "citizenId", key_id as "keyId" from citizen_keys',
  )
  return {
    own,
    db,
    async write(count) {
      for (let n = 0; n < count; n += 1) {
        const citizenId = citizens[n % citizens.length] ?? anna
        const keyId = lines.find((line) => line.citizenId === citizenId)?.keyId ?? ''
        const key = await theVault().keyOf(keyId)
        if (!key) throw new Error('No key')
        const about = {
          id: uuid(),
          citizenId,
          kind: 'message' as const,
          at: new Date().toISOString(),
        }
        const entry = { ...about, text: `Besked ${n}`, details: { n } }
        await inTransaction(db, theProcess, (trx) => RecordEntry.append(trx, key, entry))
      }
    },
    async look(count) {
      for (let n = 0; n < count; n += 1) {
        const citizenIds = [anna, n % 2 === 0 ? bent : rita]
        const line = AccessLogLine.row({
          ...{ id: uuid(), at: new Date().toISOString(), traceId: `look-${n}`, citizenIds },
          ...{ actorKind: 'process', actorId: null, role: 'process', organisationId: null },
          ...{ onBehalfOf: null, fields: 'message', purpose: 'process', permission: 'process' },
          ...{ operation: `look ${n}`, parameters: {}, address: null, machine: 'test', alarms: [] },
        })
        await inTransaction(db, theProcess, (trx) => insertRow(trx, line))
      }
    },
    async checkpoint() {
      const last = await inTransaction(db, theProcess, lastCheckpoint)
      const now = new Date(Math.max(Date.now(), last ? Date.parse(last.at) + 60_000 : 0))
      if (!(await makeCheckpoint(db, keys, now))) throw new Error('No checkpoint')
    },
    async published() {
      const rows = await own.sql<{ published: PublishedCheckpoint }>(
        'select published from checkpoints order by number',
      )
      return rows.map(({ published }) => published)
    },
    async close() {
      await db.destroy()
      await own.drop()
    },
  }
}
