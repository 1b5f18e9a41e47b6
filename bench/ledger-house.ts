import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { makeNext } from '../activities/checkpoint.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import { type Database, openDatabase, vaultOf } from '../db/database.ts'
import { fillTables } from '../db/fill.ts'
import { openKeyStore } from '../db/key-store.ts'
import { migrate, migrateKeyStore } from '../db/migrate.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { many, one } from '../db/sql.ts'
import { createVault, type Vault } from '../db/vault.ts'
import { municipality } from '../dev/demo/municipality.ts'
import { claimPort } from '../dev/ports.ts'
import { startPostgres } from '../dev/postgres.ts'
import { newLedgerKey, readLedgerKeys } from '../ledger/keys.ts'
import { createEnding } from './ending.ts'

export const say = (line: string) => void process.stdout.write(`${line}\n`)
export const ending = createEnding()
const ledgerKeys = `bench:${newLedgerKey()}`
export const keys = readLedgerKeys(ledgerKeys)

/** With which another process opens the same. */
export interface LedgerAccess {
  url: string
  keysUrl: string
  municipalKeys: string
  lookupKey: string
  ledgerKeys: string
}

export interface LedgerHouse {
  db: Database
  ownerUrl: string
  access: LedgerAccess
  /** Of those whose record it is. */
  citizenIds: string[]
}

/** The demo municipality and some citizens more, on a Postgres of its own. */
export async function openLedgerHouse(citizens: number): Promise<LedgerHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-ledger-'))
  ending.add(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o755)
  const postgres = await startPostgres({ folder, port: await claimPort('bench', 0, say), say })
  ending.add(postgres.stop)
  const { keysMigrationUrl, migrationUrl: ownerUrl, url } = postgres
  const aKey = () => randomBytes(32).toString('base64')
  const access = {
    ...{ url, keysUrl: keysMigrationUrl, ledgerKeys },
    ...{ municipalKeys: `bench:${aKey()}`, lookupKey: aKey() },
  }
  const vault = openVault(access)
  await migrateKeyStore(keysMigrationUrl)
  await migrate(ownerUrl, vault)
  await fillTables({ ownerUrl, vault }, municipality)
  const people = Array.from({ length: citizens }, (_, n) => ({
    ...{ id: uuid(), subject: `citizen-${n}`, name: `Borger ${n}` },
  }))
  for (let from = 0; from < citizens; from += 5000)
    await fillTables({ ownerUrl, vault }, [['citizens', people.slice(from, from + 5000)]])
  const db = openLedger(access, vault)
  return { db, ownerUrl, access, citizenIds: people.map(({ id }) => id) }
}

export function openLedger(access: LedgerAccess, vault = openVault(access)): Database {
  const db = openDatabase({ url: access.url, vault, size: 4 })
  ending.add(() => db.destroy())
  return db
}

function openVault({ keysUrl, municipalKeys, lookupKey }: LedgerAccess): Vault {
  const store = openKeyStore({ url: keysUrl, asOwner: true })
  ending.add(store.close)
  return createVault({ municipalKeys, lookupKey, store })
}

const atOnce = 1000

/** Citizens take turns, as in a day of work; each thousand gets its checkpoint. */
export async function writeEntries(
  db: Database,
  citizenIds: readonly string[],
  count: number,
): Promise<void> {
  const lines = await inTransaction(db, theProcess, (trx) =>
    many<{ citizenId: string; keyId: string }>(trx, lineSql, { citizenIds }),
  )
  for (let done = 0; done < count; done += atOnce) {
    const turn = Array.from({ length: atOnce }, (_, n) => lines[(done + n) % lines.length])
    const known = await vaultOf(db).keysOf([...new Set(turn.flatMap((line) => line?.keyId ?? []))])
    const rows = turn.flatMap((line, n) => {
      const key = known.get(line?.keyId ?? '')
      if (!key || !line) return []
      const text = `Besked nummer ${done + n} om et besøg, der blev aflyst i god tid.`
      const about = { id: uuid(), citizenId: line.citizenId, kind: 'message' as const }
      return [RecordEntry.sealed(key, { ...about, at: new Date().toISOString(), text }).values]
    })
    await inTransaction(db, theProcess, async (trx) => {
      await one(trx, insert, { rows: JSON.stringify(rows) })
      await makeNext(trx, keys, { now: new Date(), atOnce: true })
    })
  }
}

export function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

const lineSql = `
  select citizen_id as "citizenId", key_id as "keyId" from citizen_keys
  where citizen_id = any(cast(:citizenIds as uuid[])) order by 1`

const insert = `
  insert into record_entries (id, citizen_id, kind, class, at, text, details, salt, content)
  select id, "citizenId", kind, 'dialogue', at, text, '{}', salt, content
  from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, "citizenId" uuid, kind text,
    at timestamptz, text text, salt text, content text)`
