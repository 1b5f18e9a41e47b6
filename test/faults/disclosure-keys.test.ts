import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ask, grant, opened, pathOf, untilStatus } from '../api/disclosures.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, quiet, type TestHouse } from '../run/house.ts'
import { makeKeys } from '../run/keys.ts'
import { type OwnPostgres, openOwnPostgres } from '../run/own-servers.ts'
import { anna, bent } from '../run/visits.ts'

/** Only its key store is used; the tables of the house are on the Postgres of this run. */
let store: OwnPostgres
let house: TestHouse
beforeAll(async () => {
  store = await openOwnPostgres()
  house = await openTestHouse({}, quiet, store.keys)
})
afterAll(async () => {
  await house?.close()
  await store?.close()
})

const seen = async (id: string) => (await house.as('lone').get(pathOf({ id }))).body

describe('a package while the keys of citizens are away', () => {
  it('waits, says why, and is made when they are back', async () => {
    const { body } = await ask(house)
    await store.kill()
    // somebody looked whose key is not at hand: their look waits for its number, as all do
    await house.db.sql(
      `insert into looks_to_chain (access_log_id, citizen_id) select id, $1 from access_log limit 1`,
      [bent],
    )
    await grant(house, body)
    const waiting = await eventually(
      () => seen(body.id),
      ({ packages }) => (packages[0]?.problem ?? null) !== null,
    )
    expect(waiting).toMatchObject({ status: 'making', packages: [{ problem: 'keys-away' }] })
    await store.start()
    const done = await untilStatus(house, body)
    expect(done.packages).toMatchObject([{ status: 'ready', problem: null }])
    expect((await opened(house, body)).answer).toMatchObject({ ok: true })
  })
})

describe('a package of a citizen whose key can not be read', () => {
  it('is not made, says so, and goes on when the key is mended', async () => {
    const keys = await makeKeys()
    const own = await openTestHouse({}, quiet, keys)
    try {
      await own.db.sql(`
        create function no_room() returns trigger language plpgsql as $$ begin
          raise exception 'full' using errcode = 'disk_full'; end $$;
        create trigger no_room before insert on package_chunks
          for each row execute function no_room()`)
      const { body } = await ask(own)
      await grant(own, body)
      const sql = 'select problem, status from disclosure_packages'
      const problem = async (is: string) =>
        eventually(
          async () => (await own.db.sql<{ problem: string }>(sql))[0],
          (row) => row?.problem === is,
        )
      expect(await problem('disk-full')).toEqual({ problem: 'disk-full', status: 'making' })
      const [line] = await own.db.sql<{ id: string }>(
        'select key_id as id from citizen_keys where citizen_id = $1',
        [anna],
      )
      // another letter, whichever it is
      const flip = `update data_keys set wrapped = overlay(wrapped placing
        case substr(wrapped, 30, 1) when 'A' then 'B' else 'A' end from 30) where id = '${line?.id}'`
      const [{ wrapped = '' } = {}] = await keys.sql<{ wrapped: string }>(
        'select wrapped from data_keys where id = $1',
        [line?.id],
      )
      await keys.sql(flip)
      await own.reopen()
      await own.db.sql('drop trigger no_room on package_chunks')
      expect(await problem('internal')).toEqual({ problem: 'internal', status: 'making' })
      await keys.sql('update data_keys set wrapped = $1 where id = $2', [wrapped, line?.id])
      expect((await untilStatus(own, body)).status).toBe('handed-out')
      expect((await opened(own, body)).answer).toMatchObject({ ok: true })
    } finally {
      await own.close()
      await keys.drop()
    }
  })
})
