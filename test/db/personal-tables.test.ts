import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { keys } from './row-level-security/things.ts'

/** Columns in which a person stands, or what one said. */
const personal =
  '^(citizen_ids?|actor_id|author_id|reader_id|employee_id|assignee_id|representative_id|on_behalf_of|name|text|cpr.*|subject|reasons?|extension_reason|signature|author_name|applicant_name|decided_by|approved_by|body)$'

/** Whose name is nobody's. */
const impersonal = ['organisations']

let own: TestDatabase
beforeAll(async () => {
  own = await makeDatabase()
})
afterAll(() => own.drop())

/** What is wrong with the tables, views, functions and roles, in words. */
async function wrongs(): Promise<string[]> {
  const rows = await own.sql<{ wrong: string }>(`
    select distinct 'open: ' || c.relname as wrong
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attname ~ '${personal}'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and c.relname not like 'knex%' and c.relname <> all('{${impersonal}}')
        and not (c.relrowsecurity and c.relforcerowsecurity)
    union all
    select 'view of its owner: ' || relname from pg_class
      where relnamespace = 'public'::regnamespace and (relkind = 'm' or relkind = 'v'
        and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}')
    union all
    select 'function of its owner: ' || proname from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
    union all
    select 'owned by a service: ' || relname from pg_class
      where pg_get_userbyid(relowner) in ('borgerdialog', 'borgerdialog_app')
    union all
    select 'past every policy: ' || rolname from pg_roles
      where rolname like 'borgerdialog%' and (rolbypassrls or rolsuper)
    order by 1`)
  return rows.map(({ wrong }) => wrong)
}

describe('the catalogue of Postgres', () => {
  it('shows no table with something personal that is not forced under policies', async () => {
    expect(await wrongs()).toEqual([])
  })

  it('shows no table under policies that nobody tries out', async () => {
    const forced = await own.sql<{ name: string }>(`select relname as name from pg_class
      where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`)
    expect(forced.map(({ name }) => name)).toEqual(Object.keys(keys).sort())
  })

  it.each([
    ['create table notes (id uuid, citizen_id uuid)', 'open: notes'],
    ['create table notes (said_by uuid, text text)', 'open: notes'],
    ['alter table messages no force row level security', 'open: messages'],
    ['alter table citizens disable row level security', 'open: citizens'],
    ['create view all_names as select name from citizens', 'view of its owner: all_names'],
    ['create materialized view m as select text from tasks', 'view of its owner: m'],
    [
      `create function peek() returns bigint security definer language sql
        as 'select count(*) from messages'`,
      'function of its owner: peek',
    ],
    [
      'create table theirs (id int); alter table theirs owner to borgerdialog_app',
      'owned by a service: theirs',
    ],
  ])('would show: %s', async (damage, wrong) => {
    await own.sql(damage)
    expect(await wrongs()).toContain(wrong)
    await own.sql(undo(damage))
    expect(await wrongs()).toEqual([])
  })
})

function undo(damage: string): string {
  const [, kind, name = ''] =
    /^create (table|view|materialized view|function) (\w+)/.exec(damage) ?? []
  if (kind) return `drop ${kind} ${name}`
  const [, table] = /^alter table (\w+)/.exec(damage) ?? []
  return `alter table ${table} enable row level security, force row level security`
}

describe('a connection without an identity', () => {
  it('sees nothing, in any table', async () => {
    const db = openDatabase({ url: own.url, vault: theVault(), size: 1 })
    try {
      for (const table of Object.keys(keys)) {
        const { rows } = await db.raw(`select count(*)::int as seen from ${table}`)
        expect({ table, ...rows[0] }).toEqual({ table, seen: 0 })
      }
    } finally {
      await db.destroy()
    }
  })

  it('sees nothing as the owner of the tables either', async () => {
    const owner = new pg.Client({ connectionString: own.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query('select count(*)::int as seen from citizens')
    await owner.end()
    expect(rows).toEqual([{ seen: 0 }])
  })
})
