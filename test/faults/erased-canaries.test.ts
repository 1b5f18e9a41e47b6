import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeNext } from '../../activities/checkpoint.ts'
import { createLog } from '../../api/log.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { openDatabase } from '../../db/database.ts'
import { takeTurn } from '../../db/models/ledger.ts'
import { directoryWitness, readDirectory } from '../../integrations/witness/directory.ts'
import { readLedgerKeys } from '../../ledger/keys.ts'
import { publishTo } from '../../worker/ledger.ts'
import { bytesIn, rowsOf } from '../db/backup/search.ts'
import { type Backup, backUp } from '../run/backup.ts'
import { runCommand } from '../run/command.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { environmentOf } from '../run/house-process.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { type OwnTemporal, prepareOwnTemporal } from '../run/own-servers.ts'
import { inFilesOf, inPostgres, inProcesses } from './canary/places.ts'
import {
  type Canary,
  fillCanaries,
  findStems,
  findSubjects,
  live,
  makeCanaries,
  stems,
} from './erased/citizens.ts'
import { openAll } from './erased/opening.ts'

const canaries = makeCanaries(50, 5)
const atOnce = 10
let keys: OwnKeys
let temporal: OwnTemporal
let house: TestHouse
let folder: string
let backup: Backup
/** What the house and the commands say. */
let said = ''

beforeAll(async () => {
  keys = await makeKeys()
  temporal = await prepareOwnTemporal()
  await temporal.start()
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-erased-'))
  const log = createLog('trace', {
    write(line: string) {
      said += line
    },
  })
  const own = { temporalAddress: temporal.address, checkpointFolder: folder }
  house = await openTestHouse(own, log, keys)
  await fillCanaries(house, canaries)
  for (let from = 0; from < canaries.length; from += atOnce)
    await Promise.all(canaries.slice(from, from + atOnce).map((one) => live(house, one)))
  // four weeks later
  await house.db.sql('update disclosure_requests set held_until = now() where ended_at is not null')
  await checkpoint()
})

afterAll(async () => {
  await backup?.drop()
  await house?.close()
  await temporal?.close()
  await keys?.drop()
  await rm(folder, { recursive: true, force: true })
})

async function checkpoint(): Promise<void> {
  const db = openDatabase({ url: house.db.url, vault: keys.vault, size: 1 })
  const ledgerKeys = readLedgerKeys(house.options.ledgerKeys)
  const makeOne = () =>
    inTransaction(db, theProcess, async (trx) => {
      if (!(await takeTurn(trx))) return false
      while (await makeNext(trx, ledgerKeys, { now: new Date(), atOnce: true }));
      return true
    })
  await eventually(makeOne, (made) => made)
  await publishTo(db, directoryWitness(folder))
  await db.destroy()
}

async function command(file: string, ...args: string[]) {
  const answer = await runCommand(file, args, {
    ...environmentOf({ ...house.options, apiPort: 0 }),
    ...{ MIGRATION_DATABASE_URL: house.db.ownerUrl, MIGRATION_KEYS_DATABASE_URL: keys.ownerUrl },
    CHECKPOINT_FOLDER: folder,
  })
  said += answer.out + answer.error
  return answer
}

const numbersOf = (texts: readonly { text: string }[], stem: string) =>
  new Set(texts.flatMap(({ text }) => text.match(new RegExp(`${stem}\\d\\d`, 'g')) ?? []))

async function openedWords(where: Pick<Backup, 'sql'>): Promise<Record<string, number>> {
  const { opened } = await openAll(where, keys)
  const counts = Object.entries(stems).map(([name, stem]) => [name, numbersOf(opened, stem).size])
  return Object.fromEntries(counts)
}

const everyWord = Object.fromEntries(
  Object.keys(stems).map((name) => [name, ['request', 'decision'].includes(name) ? 5 : 50]),
)
const noWord = Object.fromEntries(Object.keys(stems).map((name) => [name, 0]))

/** As it lies, without a key. */
async function searchAll(): Promise<string[]> {
  const files = (await bytesIn(house.db)).flatMap((file) =>
    findStems('file', Buffer.from(file, 'latin1')),
  )
  const store = (await rowsOf(keys)).flatMap(({ row }) => findStems('key store', row))
  const seen = await inProcesses(temporal.address, house.options.payloadKeys, findStems)
  expect(seen.processes).toBeGreaterThan(50)
  // each process has an input, its facts and what its lists came to at the least; how often one is tried again varies
  expect(seen.payloads).toBeGreaterThan(4 * seen.processes)
  return [
    ...[...files, ...store, ...seen.found, ...findStems('log', said)],
    ...(await inPostgres(house.db, findStems)),
    ...(await inFilesOf(temporal.folder, findStems)),
    ...(await inFilesOf(join(folder, 'erasures'), findStems)),
    ...findStems('checkpoints', JSON.stringify(await readDirectory(folder))),
  ]
}

describe('fifty citizens, before they are erased', () => {
  it('are read in what is sealed, by their keys: every word of each, packages too', async () => {
    const { opened, closed } = await openAll(house.db, keys)
    const chunks = opened.filter(({ table }) => table === 'package_chunks')
    expect(numbersOf(chunks, stems.name).size).toBe(5)
    expect(numbersOf(chunks, stems.ownText).size).toBe(5)
    expect(closed).toBe(0)
    expect(await openedWords(house.db)).toEqual(everyWord)
    backup = await backUp(house.db.url)
    expect(await openedWords(backup)).toEqual(everyWord)
  })
})

describe('fifty citizens who were erased', () => {
  beforeAll(async () => {
    const ids = canaries.map(({ id }: Canary) => id)
    const answer = await command('retention', 'erase', ...ids, '--reason', 'Fristen er udløbet')
    expect(answer).toMatchObject({ code: 0, out: expect.stringContaining('Erased: 50.') })
    await checkpoint()
  })

  it('are in no table, file, log, history or key store as it lies', async () => {
    expect(said).toContain('"answered"')
    expect(await searchAll()).toEqual([])
  })

  it('are in no row by what they signed in with', async () => {
    const rows = (await rowsOf(house.db)).flatMap(({ table, row }) => findSubjects(table, row))
    expect(rows).toEqual([])
    const known = await house.db.sql(
      'select from citizens where cpr_hash is not null and id = any($1)',
      [canaries.map(({ id }) => id)],
    )
    expect(known).toEqual([])
  })

  it('are read by no key that is left, in nothing that is sealed', async () => {
    const { opened, closed } = await openAll(house.db, keys)
    expect(opened.flatMap(({ table, text }) => findStems(table, text))).toEqual([])
    // those who were not erased
    expect(opened.length).toBeGreaterThan(4)
    expect(closed).toBeGreaterThan(1000)
    expect(await house.db.sql('select from package_chunks')).toEqual([])
    expect(await house.db.sql('select from package_files')).toEqual([])
  })

  it('are read in no copy from before, by the keys of now', async () => {
    expect(await openedWords(backup)).toEqual(noWord)
    expect((await backup.sql('select from package_chunks')).length).toBeGreaterThan(4)
  })

  it('are certified, each once, and nothing is back', async () => {
    const { code, out } = await command('retention', 'certificates')
    expect({ code, end: out.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      end: 'Certificates: 50, all signed. Keys that are there: 0.',
    })
  })

  it('leave a ledger in which nothing is wrong, and which says how many are erased', async () => {
    const entries = await house.db.sql('select from record_entries')
    const { code, out } = await command('audit')
    expect(out).toContain('Nothing is wrong.')
    expect(code).toBe(0)
    const erased = Number(/Erased: the content of (\d+)/.exec(out)?.[1])
    expect(erased).toBeGreaterThanOrEqual(entries.length)
  })
})

describe('the search', () => {
  it.each(Object.values(stems))('finds %s with whatever stands around it', (stem) => {
    for (const around of ['', 'x', 'xy']) {
      const text = Buffer.from(`${around}${stem}07 ${around}`)
      for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const)
        expect(findStems('here', text.toString(form))).toEqual([`here: ${stem}`])
    }
  })

  it('finds a row in the clear, and the file in which it lies', async () => {
    await house.db.sql('create table scratch (note jsonb)')
    await house.db.sql('insert into scratch values ($1)', [
      JSON.stringify({ by: `${stems.note}07` }),
    ])
    expect(await inPostgres(house.db, findStems)).toEqual([`table scratch: ${stems.note}`])
    await house.db.sql('drop table scratch')
  })
})
