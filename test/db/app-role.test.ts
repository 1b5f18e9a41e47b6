import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Database, openDatabase } from '../../db/database.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'

let house: TestHouse
let db: Database
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  await house.as('anna').cancel(visit)
  db = openDatabase({ url: house.db.url, vault: theVault(), size: 2 })
})
afterAll(async () => {
  await db.destroy()
  await house.close()
})

const rows = async (text: string) => (await db.raw(text)).rows

describe('the role of the services', () => {
  it('owns nothing and is nobody special', async () => {
    expect(await rows('select current_user::text as me')).toEqual([{ me: 'borgerdialog_app' }])
    const owned = await rows(
      `select relname from pg_class where pg_get_userbyid(relowner) in ('borgerdialog_app', 'borgerdialog')`,
    )
    expect(owned).toEqual([])
    const special = await rows(
      `select rolname::text from pg_roles where rolname in ('borgerdialog_app', 'borgerdialog')
        and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)`,
    )
    expect(special).toEqual([])
  })

  it.each([
    `update record_entries set text = 'x'`,
    'delete from record_entries',
    'truncate record_entries',
    'update access_log set address = null',
    'update retention_terms set years = 1',
    `update messages set text = 'x'`,
    'delete from messages',
    'truncate messages cascade',
    'delete from cancellations',
    'delete from tasks',
    'delete from threads',
    `update cancellation_steps set name = 'x'`,
    'delete from cancellation_steps',
    'update carried_out set at = now()',
    'delete from appointments',
    'delete from citizen_keys',
    'update citizen_keys set key_id = gen_random_uuid()',
    'insert into citizen_keys values (gen_random_uuid(), gen_random_uuid())',
    'update appointments set starts_at = now()',
    `insert into citizens (id, subject, name) values (gen_random_uuid(), 'x', 'x')`,
    `update representations set scopes = '{}'`,
    `update organisations set chat_opening = 'organisation'`,
    `update employees set roles = '{operator}'`,
    'create table mine (id int)',
    'create schema mine',
    'drop table messages',
    'alter table record_entries disable trigger append_only',
    'drop trigger append_only on record_entries',
    'select * from knex_migrations',
    'set role borgerdialog_owner',
    'create role other',
  ])('may not: %s', async (text) => {
    await expect(rows(text)).rejects.toMatchObject({ code: '42501' })
  })

  it('may not either by stepping back to its login', async () => {
    const login = await db.transaction(async (trx) => {
      await trx.raw('reset role')
      const { rows: all } = await trx.raw(
        `select has_table_privilege('borgerdialog', 'record_entries', 'update') as entries,
          has_table_privilege('borgerdialog', 'messages', 'delete') as messages,
          has_schema_privilege('borgerdialog', 'public', 'create') as tables,
          pg_has_role('borgerdialog', 'borgerdialog_owner', 'member') as owner`,
      )
      return all[0]
    })
    expect(login).toEqual({ entries: false, messages: false, tables: false, owner: false })
  })
})

describe('whoever may pass by every policy', () => {
  it.each([
    `update record_entries set text = 'x'`,
    'delete from record_entries',
    'truncate record_entries cascade',
  ])('is refused by a trigger: %s', async (text) => {
    await expect(house.db.sql(text)).rejects.toMatchObject({
      code: '23001',
      message: 'record_entries is append-only',
    })
  })
})
