import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { isDatabaseAway } from '../../db/failures.ts'
import { type KeyStore, openKeyStore } from '../../db/key-store.ts'
import { makeKeys, type OwnKeys } from '../run/keys.ts'

let keys: OwnKeys
/** As the services have it. */
let store: KeyStore
const newKey = () => keys.vault.newKey()

beforeAll(async () => {
  keys = await makeKeys()
  store = openKeyStore({ url: keys.url })
})
afterAll(async () => {
  await store.close()
  await keys.drop()
})

/** One statement on a connection of the services' own. */
async function asService(text: string): Promise<unknown[]> {
  const client = new pg.Client({
    connectionString: keys.url,
    options: '-c role=borgerdialog_app',
  })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe('the key store', () => {
  it('keeps keys under ids of its own, in the order in which they were given', async () => {
    const wrapped = Array.from({ length: 50 }, newKey)
    const ids = await store.keep(wrapped)
    expect(new Set(ids).size).toBe(50)
    const found = await store.find(ids)
    expect(ids.map((id) => found.get(id))).toEqual(wrapped)
  })

  it('gives a key that it has the id that it had, also among new ones', async () => {
    const [one, two, three] = [newKey(), newKey(), newKey()]
    const [first, second] = await store.keep([one, two])
    const again = await store.keep([two, three, one])
    expect([again[0], again[2]]).toEqual([second, first])
    expect([...(await store.find(again)).values()].sort()).toEqual([one, two, three].sort())
  })

  it('has nothing to say of an id that it never had, and takes nothing for nothing', async () => {
    expect(await store.find([randomUUID()])).toEqual(new Map())
    expect(await store.find([])).toEqual(new Map())
    expect(await store.keep([])).toEqual([])
  })

  it('destroys a key for ever, and again without harm', async () => {
    const [id = '', other = ''] = await store.keep([newKey(), newKey()])
    await store.destroy(id)
    await store.destroy(id)
    expect([...(await store.find([id, other])).keys()]).toEqual([other])
    const rows = await keys.sql('select from data_keys where id = $1', [id])
    expect(rows).toEqual([])
  })

  it('takes nothing that is no wrapped key', async () => {
    for (const text of ['', 'x', 'run:', ':AAAA', 'run:AA AA', 'run:ÆØÅ', 'run:AAAA\n'])
      await expect(store.keep([text])).rejects.toMatchObject({ code: '23514' })
  })

  it('tells of citizens nothing but how many there are', async () => {
    const columns = await keys.sql<{ name: string }>(
      `select column_name as name from information_schema.columns
        where table_name = 'data_keys' order by 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual(['id', 'made_at', 'wrapped'])
    // version 4: random in all its bits
    expect(await keys.sql(`select from data_keys where id::text !~ '^.{14}4'`)).toEqual([])
  })

  it('is up, and down where nobody answers or the table is not there', async () => {
    expect(await store.isUp()).toBe(true)
    const empty = keys.url.replace(/\/\w+$/, '/postgres')
    const nobody = keys.url.replace(/:\d+\//, ':1/')
    for (const url of [empty, nobody]) {
      const other = openKeyStore({ url })
      expect(await other.isUp()).toBe(false)
      await other.close()
    }
  })
})

describe('the role of the services in the key store', () => {
  it.each([
    `update data_keys set wrapped = 'x:AAAA'`,
    'truncate data_keys',
    'drop table data_keys',
    'create table mine (id int)',
    'alter table data_keys add note text',
    'select * from knex_key_migrations',
    'select * from erasure_certificates',
    'set role borgerdialog_owner',
  ])('may not: %s', async (text) => {
    await expect(asService(text)).rejects.toMatchObject({ code: '42501' })
  })

  it('owns nothing there', async () => {
    const owned = await asService(
      `select relname from pg_class where pg_get_userbyid(relowner) like 'borgerdialog%'
        and pg_get_userbyid(relowner) <> 'borgerdialog_owner'`,
    )
    expect(owned).toEqual([])
  })
})

describe('a key store that suddenly says nothing', () => {
  it('counts as away after some seconds, and lets itself be closed', async () => {
    const line = await startLine(keys.url)
    const other = openKeyStore({ url: line.url })
    expect(await other.find([randomUUID()])).toEqual(new Map())
    line.fallSilent()
    for (const most of [8000, 5000]) {
      const begun = Date.now()
      const error = await other.find([randomUUID()]).catch((thrown: unknown) => thrown)
      expect(isDatabaseAway(error)).toBe(true)
      expect(Date.now() - begun).toBeLessThan(most)
    }
    await other.close()
    line.close()
  })
})

/** A way to that Postgres which may be cut without either end hearing of it. */
async function startLine(target: string) {
  const url = new URL(target)
  const { port, hostname } = url
  const open = new Set<Socket>()
  const server = createServer((near) => {
    if (silent) return void open.add(near)
    const far = connect(Number(port), hostname)
    for (const one of [near, far]) open.add(one.on('error', () => undefined))
    near.pipe(far).pipe(near)
  })
  let silent = false
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    fallSilent() {
      silent = true
      for (const one of open) one.unpipe().pause()
    },
    close() {
      for (const one of open) one.destroy()
      server.close()
    },
  }
}
