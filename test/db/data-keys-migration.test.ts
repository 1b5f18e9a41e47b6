import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { eventually } from '../run/eventually.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { theRun } from '../run/servers.ts'
import { fillOldChat, fillOldPeople, makeOldHouse, migrateTo, type OldHouse } from './old-house.ts'

const said = ['Anna skriver', 'Rita skriver', 'Eva skriver']

let old: OldHouse
let keys: OwnKeys
/** The wrapped keys as version 0017 has them, by citizen. */
let before: Map<string, string>
/** Their ids after the run that was killed. */
let kept: string[]

beforeAll(async () => {
  old = await makeOldHouse()
  keys = await makeKeys()
  await fillOldPeople(old)
  await fillOldChat(old, said)
  await migrateTo('0017-rate-limits', old.ownerUrl)
  const lines = await old.sql<{ citizen_id: string; data_key: string }>('table citizen_keys')
  before = new Map(lines.map(({ citizen_id, data_key }) => [citizen_id, data_key]))
})
afterAll(async () => {
  await old.drop()
  await keys.drop()
})

/** As an operator runs it. */
function startMigration(): ChildProcess {
  const { municipalKeys: MUNICIPAL_KEYS, lookupKey: LOOKUP_KEY } = theRun().vaultKeys
  return spawn(process.execPath, ['--import', 'tsx', 'db/main.ts', 'migrate'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MIGRATION_DATABASE_URL: old.ownerUrl,
      MIGRATION_KEYS_DATABASE_URL: keys.ownerUrl,
      ...{ MUNICIPAL_KEYS, LOOKUP_KEY },
    },
  })
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function keptIds(): Promise<string[]> {
  const rows = await keys.sql<{ id: string }>('select id from data_keys order by id')
  return rows.map(({ id }) => id)
}

/** Lets everyone read the old table and nobody replace it. */
async function holdBack(): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: old.ownerUrl })
  await holder.connect()
  await holder.query('begin; lock table citizen_keys in access share mode')
  return () => holder.end()
}

async function texts(open: (citizenId: string, sealed: string) => Promise<string | undefined>) {
  const rows = await old.sql<{ citizen_id: string; text: string }>(
    'select citizen_id, text from messages order by number',
  )
  return Promise.all(rows.map(({ citizen_id, text }) => open(citizen_id, text)))
}

describe('the migration of the data keys', () => {
  it('loses nothing where it is killed between the two databases', async () => {
    const release = await holdBack()
    const migration = startMigration()
    const ended = endOf(migration)
    const stored = await eventually(keptIds, (ids) => ids.length > 0, 30_000)
    await eventually(
      () => old.sql(`select from pg_locks where not granted`),
      (waiting) => waiting.length > 0,
    )
    migration.kill('SIGKILL')
    await ended
    await release()
    kept = stored

    const lines = await old.sql<{ citizen_id: string; data_key: string }>('table citizen_keys')
    expect(new Map(lines.map(({ citizen_id, data_key }) => [citizen_id, data_key]))).toEqual(before)
    const opened = texts(async (id, text) => keys.vault.unwrap(before.get(id) ?? '').open(text))
    expect(await opened).toEqual(said)
  })

  it('ends its work when it runs again, and leaves no key behind that nobody names', async () => {
    expect(await endOf(startMigration())).toBe(0)
    expect(await keptIds()).toEqual(kept)
    expect(kept).toHaveLength(before.size)
    const lines = await old.sql<{ citizen_id: string; key_id: string }>('table citizen_keys')
    expect(lines.map(({ key_id }) => key_id).sort()).toEqual(kept)
    const named = new Map(lines.map(({ citizen_id, key_id }) => [citizen_id, key_id]))
    const opened = texts(async (id, text) =>
      (await keys.vault.keyOf(named.get(id) ?? ''))?.open(text),
    )
    expect(await opened).toEqual(said)
  })

  it('leaves the keys nowhere in the files of the database, whatever was there before', async () => {
    const [place] = await old.sql<{ folder: string; checkpoint: string }>(
      `select current_setting('data_directory') || '/base/' || oid as folder
        from pg_database where datname = current_database()`,
    )
    const folder = place?.folder ?? ''
    // what was dropped is removed by then
    await old.sql('checkpoint')
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')),
    )
    const found = (word: string) => files.some((file) => file.includes(word))
    for (const wrapped of before.values()) expect(found(wrapped.split(':')[1] ?? '')).toBe(false)
    // what is there is found so
    const [line] = await old.sql<{ name: string }>('select name from citizens limit 1')
    expect(found(line?.name ?? '')).toBe(true)
  })
})
