import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ask } from '../api/disclosures.ts'
import { runCommand, type Said } from '../run/command.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { environmentOf } from '../run/house-process.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { anna, bent, lone, rita } from '../run/visits.ts'

let keys: OwnKeys
let house: TestHouse
let folder: string

beforeAll(async () => {
  keys = await makeKeys()
  folder = await mkdtemp(join(tmpdir(), 'borgerdialog-retention-'))
  house = await openTestHouse({ checkpointFolder: folder }, quiet, keys)
  await ask(house)
  await makeDue(bent)
})
afterAll(async () => {
  await house.close()
  await keys.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A citizen with one entry of long ago. */
function makeDue(citizenId: string) {
  const row = {
    ...{ id: randomUUID(), citizen_id: citizenId, kind: 'disclosure', class: 'dialogue' },
    ...{ at: '2001-01-01T00:00:00Z', text: 's1.AAAA', content: '0'.repeat(64), details: {} },
  }
  return house.db.sql(
    `insert into record_entries overriding user value
      select * from jsonb_populate_record(null::record_entries, $1)`,
    [JSON.stringify(row)],
  )
}

function retention(args: string[], given: NodeJS.ProcessEnv = {}): Promise<Said> {
  return runCommand('retention', args, {
    ...environmentOf({ ...house.options, apiPort: 0 }),
    ...{ MIGRATION_DATABASE_URL: house.db.ownerUrl, MIGRATION_KEYS_DATABASE_URL: keys.ownerUrl },
    ...{ CHECKPOINT_FOLDER: folder, ...given },
  })
}

const erase = (...args: string[]) => retention(['erase', ...args])
const because = ['--reason', 'Fristen er udløbet']
const countKeys = async () => (await keys.sql('select from data_keys')).length

describe('npm run retention', () => {
  it.each([
    [['erase', ...because], 'Erase whom?'],
    [['erase', anna, '--due', ...because], 'Erase whom?'],
    [['erase', 'anna', ...because], '"anna" is not the id of a citizen'],
    [['erase', '--due'], 'Why?'],
    [['erase', anna, '--reason', ' '], 'Why?'],
    [['erase', anna, '--reason', 'Ønsket af 251248-9996'], 'no CPR number'],
    [['erase', anna, '--reason', 'x'.repeat(201)], 'at most 200'],
    [['erase', '--all', ...because], "'--all'"],
    [['forget'], 'There is no "forget"'],
    [['again', '--due'], '"due" does not belong here'],
  ])('takes no %j, and says why and what there is', async (args, words) => {
    const said = await retention(args)
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toContain(words)
    expect(said.error).toContain('npm run retention -- erase --due --reason')
    expect(await countKeys()).toBe(4)
  })

  it('helps', async () => {
    expect(await retention(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining("can't be brought back"),
    })
  })

  it('lists who is due and who is held, by their ids alone, and erases nobody', async () => {
    const { code, out } = await retention([])
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toEqual([
      `due   ${bent}  since 2011-01-01T00:00:00.000Z, 1 entries`,
      `held  ${anna}  until the request has ended`,
      'Due: 1. Held: 1.',
    ])
    expect(await countKeys()).toBe(4)
  })

  it('says how long what is kept', async () => {
    const { out } = await retention(['terms'])
    expect(out).toContain('journal  KLE 27: 5 years')
    expect(out).toContain('technical  events: 24 hours')
  })

  it('erases who is due, refuses who is held, and names nobody else', async () => {
    expect(await erase('--due', ...because)).toMatchObject({ code: 0, out: 'Erased: 1.\n' })
    expect(await erase(anna, ...because)).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /is held by a request .* has ended[\s\S]*Erased: 0. Not erased: 1/,
      ),
    })
    const gone = await erase(bent, lone, ...because)
    expect(gone.out).toContain(`Citizen ${bent} is not here, or was erased before`)
    expect(gone.out).toContain('Erased: 0. Not erased: 2.')
    expect(await countKeys()).toBe(3)
    expect(await erase(rita, ...because)).toMatchObject({ code: 0, out: 'Erased: 1.\n' })
    expect(await countKeys()).toBe(2)
    expect(await readdir(join(folder, 'erasures'))).toHaveLength(2)
  })

  it('lists the certificates, and again has nothing to do', async () => {
    const listed = await retention(['certificates'])
    expect(listed.code).toBe(0)
    expect(listed.out).toMatch(/Fristen er udløbet\n[\s\S]*Certificates: 2, all signed/)
    expect(await retention(['again'])).toMatchObject({
      code: 0,
      out: 'Certificates: 2. Had come back and are erased again: 0.\n',
    })
  })

  it('destroys what a restore brought back, and says how many', async () => {
    const [id] = (await keys.vault.store.certificates()).map(({ keyId }) => keyId)
    await keys.sql(`insert into data_keys (id, wrapped) values ($1, 'run:AAAA')`, [id])
    const listed = await retention(['certificates'])
    expect(listed).toMatchObject({ code: 1, out: expect.stringContaining('ITS KEY IS THERE') })
    expect((await retention(['again'])).out).toContain('are erased again: 1.')
    expect(await countKeys()).toBe(2)
  })

  it('does nothing by a certificate that nobody known has signed', async () => {
    const [one] = await keys.vault.store.certificates()
    const [annas] = await house.db.sql<{ key_id: string }>(
      'select key_id from citizen_keys where citizen_id = $1',
      [anna],
    )
    const id = randomUUID()
    const forged = { ...one, id, keyId: annas?.key_id }
    const file = join(folder, 'erasures', `${id}.json`)
    await writeFile(file, JSON.stringify(forged))
    for (const name of ['certificates', 'again']) {
      const said = await retention([name])
      expect(said).toMatchObject({
        code: 1,
        out: expect.stringContaining(`WRONG. Certificate ${id}`),
      })
    }
    expect(await countKeys()).toBe(2)
    await rm(file)
  })

  it('says which login it needs', async () => {
    const services = { MIGRATION_DATABASE_URL: house.options.databaseUrl }
    const { code, error } = await retention(['erase', anna, ...because], services)
    expect(code).toBe(1)
    expect(error).toContain('set MIGRATION_DATABASE_URL')
    const nowhere = { MIGRATION_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }
    const away = await retention(['erase', anna, ...because], nowhere)
    expect(away.error).toBe(
      'A database is away: run the same again when it is back, it ends what was begun\n',
    )
  })

  it('knows where nothing is running', async () => {
    const empty = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', DATA_FOLDER: join(folder, 'x') }
    expect((await retention([], empty)).error).toContain('start it with npm start')
  })
})
