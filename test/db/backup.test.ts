import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openBytes, readKeys } from '../../db/cipher.ts'
import type { DataKey } from '../../db/data-key.ts'
import { eraseCitizen } from '../../db/erase.ts'
import { openKeyStore } from '../../db/key-store.ts'
import { rotateKeys } from '../../db/keys.ts'
import { createVault } from '../../db/vault.ts'
import { type House, openHouse } from '../../worker/house.ts'
import { type Backup, backUp } from '../run/backup.ts'
import { callAs } from '../run/caller.ts'
import { askAndEnd, type CitizensThings, callsAbout } from '../run/calls-about.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { because, erasingOn } from '../run/erasing.ts'
import { quiet } from '../run/house.ts'
import { houseOptions } from '../run/house-options.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'
import { theRun } from '../run/servers.ts'
import { anna, aVisit, bent } from '../run/visits.ts'
import { bytesIn, formsOfBytes, rowsOf } from './backup/search.ts'

/** Said by Anna or about her, and by nobody else. */
const words = [
  'Anna',
  'Kun til hjemmeplejen',
  'Hilsen fra Rita',
  'Vi ses torsdag',
  'Hun faldt',
  'Prøvevej',
]
const [own = '', ritas = '', evas = '', reason = ''] = words.slice(1)
const people = ['anna', 'rita', 'eva', 'nils', 'sara', 'lone', 'bent', 'otto']
const old = theRun().vaultKeys.municipalKeys
const fresh = `2026-2:${randomBytes(32).toString('base64')}`

let keys: OwnKeys
let main: TestDatabase
let backup: Backup
let house: House
let annas: CitizensThings
let bents: string[]
/** All there were at the time of the backup, by citizen; kept by this test alone. */
let dataKeys: Map<string, { wrapped: string; key: DataKey }>

beforeAll(async () => {
  keys = await makeKeys()
  main = await makeDatabase(undefined, keys)
  await open(main.url, old)
  await live()
  dataKeys = await keysByCitizen()
  await house.close()
  backup = await backUp(main.url)
})
afterAll(async () => {
  await house.close()
  await backup.drop()
  await main.drop()
  await keys.drop()
})

async function open(databaseUrl: string, municipalKeys: string): Promise<void> {
  house = await openHouse({ ...houseOptions(databaseUrl, keys.url), municipalKeys }, quiet)
  await house.working
}

const as = (subject: string) => callAs(`http://127.0.0.1:${house.api?.port}`, subject)

/** Everything that can be said about two citizens. */
async function live(): Promise<void> {
  const visits = [{}, {}, { citizenId: bent }].map((one) => aVisit(one))
  await main.fill([['appointments', visits]])
  const [cancelled = '', booked = '', other = ''] = visits.map(({ id }) => id)
  const { body } = await as('anna').cancel(cancelled, { reasonCode: 'other', text: own })
  const { id: cancellation, taskId: task, threadId: thread } = body
  const messages = `/v1/threads/${thread}/messages`
  const replies = [
    await as('rita').post(messages, { text: ritas }),
    await as('eva').post(messages, { text: evas }),
    await as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason }),
    await as('bent').cancel(other, { reasonCode: 'other', text: 'Bents egne ord' }),
  ]
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const message = replies[0]?.body.id ?? ''
  const disclosure = await askAndEnd(as, main, own)
  annas = { citizenId: anna, booked, cancelled, cancellation, task, thread, message, disclosure }
  bents = await allOfBents()
}

async function allOfBents(): Promise<string[]> {
  const paths = ['me', 'appointments', 'threads', `citizens/${bent}/record`]
  return Promise.all(paths.map(async (path) => (await as('bent').get(`/v1/${path}`)).text))
}

async function keysByCitizen() {
  const lines = await main.sql<{ citizen_id: string; key_id: string }>('table citizen_keys')
  const wrapped = await keys.vault.store.find(lines.map(({ key_id }) => key_id))
  return new Map(
    lines.map(({ citizen_id, key_id }) => {
      const text = wrapped.get(key_id) ?? ''
      return [citizen_id, { wrapped: text, key: keys.vault.unwrap(text) }]
    }),
  )
}

/** What is said to anybody who asks for anything about Anna. */
async function allAboutAnna(): Promise<{ said: string; statuses: Set<number> }> {
  const statuses = new Set<number>()
  let said = ''
  for (const subject of people) {
    for (const [method, path, body] of callsAbout(annas)) {
      const headers = /P(ATCH|UT)/.test(method) ? { 'If-Match': '"1"' } : {}
      const reply = await as(subject).send(method, path, { body, headers })
      statuses.add(reply.status)
      said += reply.text
    }
  }
  return { said, statuses }
}

const opens = (key: DataKey, text: string) => {
  try {
    key.open(text)
    return true
  } catch {
    return false
  }
}

/** Every sealed text of the backup, with the citizen whose key opens it. */
async function sealedTexts(): Promise<{ text: string; of: string | undefined }[]> {
  const rows = await rowsOf(backup)
  const texts = rows.flatMap(({ row }) => row.match(/s1\.[A-Za-z0-9+/]+=*/g) ?? [])
  return texts.map((text) => {
    const [of] = [...dataKeys].find(([, { key }]) => opens(key, text)) ?? []
    return { text, of }
  })
}

describe('a backup of the main database', () => {
  it('opens while the keys are there', async () => {
    const sealed = await sealedTexts()
    const owners = sealed.map(({ of }) => of)
    expect(owners).not.toContain(undefined)
    expect(owners.filter((of) => of === anna).length).toBeGreaterThan(12)
    expect(new Set(owners).size).toBe(dataKeys.size)

    // another copy, as what is asked here is written down there
    const trial = await backUp(backup.url)
    await open(trial.url, old)
    const { said } = await allAboutAnna()
    for (const word of words) expect(said).toContain(word)
    await house.close()
    await trial.drop()
  })

  it('holds no key, in no column and in no form, nor in its files', async () => {
    const municipal = readKeys(old, '').byId
    const [rows, files] = [await rowsOf(backup), await bytesIn(backup)]
    for (const { wrapped } of dataKeys.values()) {
      const [id = '', base64 = ''] = wrapped.split(':')
      const sealed = Buffer.from(base64, 'base64')
      const bare = openBytes(municipal.get(id) ?? Buffer.alloc(0), sealed)
      for (const form of [sealed, bare].flatMap(formsOfBytes)) {
        const holding = rows.filter(({ row }) => row.includes(form)).map(({ table }) => table)
        expect(holding).toEqual([])
        expect(files.filter((file) => file.includes(form)).length).toBe(0)
      }
    }
  })

  it('would be found to hold one, as text, in JSON, as bytes, or in a row that was deleted', async () => {
    const trial = await backUp(backup.url)
    const { wrapped } = dataKeys.get(anna) ?? { wrapped: '' }
    const [, base64 = ''] = wrapped.split(':')
    const bytes = Buffer.from(base64, 'base64')
    const forms = formsOfBytes(bytes)
    const isFound = async () =>
      (await rowsOf(trial)).some(({ row }) => forms.some((form) => row.includes(form)))
    const inFiles = async () =>
      (await bytesIn(trial)).some((file) => forms.some((form) => file.includes(form)))
    expect([await isFound(), await inFiles()]).toEqual([false, false])
    await trial.sql('create table scratch (note jsonb, bytes bytea, text text)')
    for (const [column, value] of [
      ['note', JSON.stringify({ of: [wrapped] })],
      ['bytes', bytes],
      ['text', `x${bytes.toString('base64url')}x`],
      ['text', `data key ${bytes.toString('hex').toUpperCase()}`],
    ]) {
      await trial.sql(`insert into scratch (${column}) values ($1)`, [value])
      expect({ column, found: await isFound() }).toEqual({ column, found: true })
      await trial.sql('delete from scratch')
      expect(await isFound()).toBe(false)
    }
    expect(await inFiles()).toBe(true)
    await trial.drop()
  })
})

describe('a backup from before a citizen was erased', () => {
  beforeAll(async () => {
    const store = openKeyStore({ url: keys.ownerUrl, asOwner: true })
    const { lookupKey } = theRun().vaultKeys
    const rotating = createVault({ municipalKeys: `${fresh},${old}`, lookupKey, store })
    expect(await rotateKeys(rotating)).toBe(dataKeys.size)
    const erasing = erasingOn({ ownerUrl: main.ownerUrl, vault: rotating })
    expect(await eraseCitizen(erasing, { citizenId: anna, reason: because })).toBeDefined()
    await store.close()
    await open(backup.url, `${fresh},${old}`)
  })

  it('shows nothing of theirs to anybody, with every municipal key that there ever was', async () => {
    const { said, statuses } = await allAboutAnna()
    for (const word of words) expect(said).not.toContain(word)
    expect([...statuses].filter((status) => status >= 500)).toEqual([])
  })

  it('shows everyone else what is theirs, as before', async () => {
    expect(await allOfBents()).toEqual(bents)
  })

  it('opens by no key that is still anywhere, but for what is of others', async () => {
    const { sql } = keys
    const wrapped = await sql<{ wrapped: string }>('select wrapped from data_keys')
    expect(wrapped).toHaveLength(dataKeys.size - 1)
    const municipal = readKeys(`${fresh},${old}`, '').byId
    const left = wrapped.map(({ wrapped: text }) => {
      const [id = '', base64 = ''] = text.split(':')
      return openBytes(municipal.get(id) ?? Buffer.alloc(0), Buffer.from(base64, 'base64'))
    })
    const every = [
      ...left,
      ...municipal.values(),
      Buffer.from(theRun().vaultKeys.lookupKey, 'base64'),
    ]
    for (const { text, of } of await sealedTexts()) {
      const bytes = Buffer.from(text.slice('s1.'.length), 'base64')
      const opening = every.filter((key) => {
        try {
          return openBytes(key, bytes)
        } catch {
          return false
        }
      })
      expect({ of, opening: opening.length }).toEqual({ of, opening: of === anna ? 0 : 1 })
    }
  })
})
