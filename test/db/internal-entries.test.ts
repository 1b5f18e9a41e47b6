import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Database, openDatabase } from '../../db/database.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { theVault } from '../run/servers.ts'
import { anna, nord } from '../run/visits.ts'
import { tryAll } from './row-level-security/attempts.ts'
import { current, type Kinds, makeKinds } from './row-level-security/people.ts'
import { insertSql, makeThings, type Row } from './row-level-security/things.ts'

let own: TestDatabase
let db: Database
let kinds: Kinds
let note: Row
beforeAll(async () => {
  own = await makeDatabase()
  db = openDatabase({ url: own.url, vault: theVault(), size: 2 })
  kinds = await makeKinds(own)
  const organisations = {
    ...{ appointment: nord, cancellation: nord, thread: nord, task: nord, entry: nord },
  }
  const about = { citizenId: anna, employeeId: kinds.breakerId, organisations, glass: current }
  const entry = (await makeThings(own, about)).get('record_entries')
  note = { ...entry, id: crypto.randomUUID(), kind: 'note', class: 'internal' }
  delete note.position
  await own.sql(insertSql('record_entries', note), [JSON.stringify(note)])
})
afterAll(async () => {
  await db.destroy()
  await own.drop()
})

/** Who sees (s) the note, and who may write (i) one more in the own name. */
async function tried(): Promise<Record<string, string>> {
  const rows = new Map([['record_entries', note]])
  const found: Record<string, string> = {}
  for (const [name, person] of kinds.people) {
    const { cells } = await tryAll(db, person, rows)
    found[name] = cells.get('record_entries') ?? ''
  }
  return found
}

describe('an internal entry of the record, in SQL', () => {
  it('is for staff of the chat and the records officer, and nobody of the citizen’s side', async () => {
    const theirs = { own: 'si', leader: 'si', records: 's', process: 'si' }
    const nobody = [...kinds.people.keys()].map((name) => [name, '·'])
    expect(await tried()).toEqual({ ...Object.fromEntries(nobody), ...theirs })
  })

  it('is seen by another organisation as soon as that has a task about the chat', async () => {
    const atSyd = [...kinds.people].filter(([name]) => name === 'another')
    expect(atSyd).toHaveLength(1)
    await own.sql(
      `insert into tasks (id, kind, citizen_id, thread_id, organisation_id, text, due_at, created_at)
        select gen_random_uuid(), 'reply-request', h.citizen_id, h.id, o.id, 's1.AAAA', now(), now()
        from threads h, organisations o where h.id = $1 and o.code = 'hjemmepleje-syd'`,
      [note.thread_id],
    )
    // in the own name, but not for Nord
    expect(await tried()).toMatchObject({ another: 's', self: '·', 'may all': '·' })
  })

  it('is a note, and a note is internal', async () => {
    for (const changed of [{ class: 'dialogue' }, { kind: 'message' }, { class: 'secret' }]) {
      const wrong = { ...note, id: crypto.randomUUID(), ...changed }
      const inserting = own.sql(insertSql('record_entries', wrong), [JSON.stringify(wrong)])
      await expect(inserting).rejects.toMatchObject({ code: '23514' })
    }
  })
})
