import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openHouse } from '../../worker/house.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { environmentOf } from '../run/house-process.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { theRun } from '../run/servers.ts'

const old = theRun().vaultKeys.municipalKeys
const fresh = `2026-2:${randomBytes(32).toString('base64')}`
const own = 'Jeg har tid hos øjenlægen'
const said = 'Kan I komme om torsdagen? 🙂'

let keys: OwnKeys
let house: TestHouse
let thread: string
let cancellation: string
let key: { 'Idempotency-Key': string }
let visit: string

beforeAll(async () => {
  keys = await makeKeys()
  house = await openTestHouse({}, quiet, keys)
  ;[visit = ''] = await house.book({})
  key = { 'Idempotency-Key': crypto.randomUUID() }
  const { body } = await house.as('anna').cancel(visit, { reasonCode: 'other', text: own }, key)
  cancellation = `/v1/cancellations/${body.id}`
  thread = `/v1/threads/${body.threadId}`
  expect((await house.as('rita').post(`${thread}/messages`, { text: said })).status).toBe(201)
})
afterAll(async () => {
  await house.close()
  await keys.drop()
})

/** All the words of the case, as they come out of the door. */
async function readAll() {
  const [me, wish, messages, chat, tasks, again] = await Promise.all([
    house.as('anna').get('/v1/me'),
    house.as('anna').get(cancellation),
    house.as('anna').get(`${thread}/messages`),
    house.as('eva').get(thread),
    house.as('eva').get('/v1/tasks'),
    house.as('anna').cancel(visit, { reasonCode: 'other', text: own }, key),
  ])
  const record = await house.as('anna').get(`/v1/citizens/${wish.body.citizenId}/record`)
  return [me, wish, messages, chat, tasks, record, again].map(({ status, body }) => ({
    status,
    body,
  }))
}

/** As an operator runs it. */
async function rotate(municipalKeys: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'rotate-keys'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MIGRATION_DATABASE_URL: house.db.ownerUrl,
      MIGRATION_KEYS_DATABASE_URL: keys.ownerUrl,
      MUNICIPAL_KEYS: municipalKeys,
      LOOKUP_KEY: theRun().vaultKeys.lookupKey,
    },
  })
  return stdout
}

describe('a municipal key', () => {
  it('is changed for a new one, and everything stays readable all the while', async () => {
    const before = await readAll()
    expect(JSON.stringify(before)).toContain(said)
    await house.reopen({ municipalKeys: `${fresh},${old}` })
    expect(await readAll()).toEqual(before)

    expect(await rotate(`${fresh},${old}`)).toMatch(/^4 data keys .* "2026-2"\n$/)
    expect(await keys.vault.store.wrappers()).toEqual(['2026-2'])
    expect(await readAll()).toEqual(before)
    expect(await rotate(`${fresh},${old}`)).toMatch(/^0 data keys/)

    await house.reopen({ municipalKeys: fresh })
    expect(await readAll()).toEqual(before)
    expect((await house.as('anna').post(`${thread}/messages`, { text: 'Tak' })).status).toBe(201)
  })

  it('that is gone while something is wrapped by it keeps the house shut, by its name', async () => {
    const opening = openHouse({ ...house.options, municipalKeys: old }, quiet)
    await expect(opening).rejects.toThrow(
      'Municipal key "2026-2" is missing: add it to MUNICIPAL_KEYS',
    )
    const both = { municipalKeys: `${old},${fresh}` }
    const opened = await openHouse({ ...house.options, ...both, apiPort: undefined }, quiet)
    await opened.close()
  })

  it('that is gone keeps worker and API of a process shut, and the error has no key', async () => {
    for (const main of ['worker/main.ts', 'api/main.ts']) {
      const { code, stderr } = await startAlone(main)
      expect(code).toBe(1)
      expect(stderr).toContain('Municipal key "2026-2" is missing: add it to MUNICIPAL_KEYS')
      for (const secret of [old.split(':')[1], house.options.lookupKey]) {
        expect(stderr).not.toContain(secret)
      }
    }
  })
})

async function startAlone(main: string): Promise<{ code: number; stderr: string }> {
  const env = environmentOf({ ...house.options, municipalKeys: old, apiPort: 0 })
  const running = promisify(execFile)(process.execPath, ['--import', 'tsx', main], { env })
  return running.then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: { code: number; stderr: string }) => error,
  )
}
