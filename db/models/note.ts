import type { Database } from '../database.ts'
import { type Keyed, openFields, openRow } from '../sealed.ts'
import { many, one } from '../sql.ts'

/** The notes of a chat, which stand in the record and nowhere else; the oldest first. */
export async function listNotes(db: Database, wanted: WantedNotes): Promise<SeenNote[]> {
  const where = `r.citizen_id = :citizenId and r.thread_id = :threadId and r.position > :after`
  const sql = `${notes} and ${where} order by r.position limit :limit`
  return openFields(db, await many<SeenNote & Keyed>(db, sql, wanted), ['text'])
}

export async function findNote(db: Database, id: string): Promise<SeenNote | undefined> {
  const found = await one<SeenNote & Keyed>(db, `${notes} and r.id = :id`, { id })
  return openRow(db, found, ['text'])
}

interface WantedNotes {
  citizenId: string
  threadId: string
  after: number
  limit: number
}

export interface SeenNote {
  id: string
  position: string
  threadId: string
  text: string
  createdAt: string
  authorName: string
  organisationName: string
}

const notes = `
  select r.id, r.position, r.thread_id as "threadId", r.text, r.at as "createdAt",
    e.name as "authorName", o.name as "organisationName", k.key_id as "keyId"
  from record_entries r
  join citizen_keys k on k.citizen_id = r.citizen_id
  join employees e on e.id = r.actor_id
  join organisations o on o.id = r.organisation_id
  where r.kind = 'note'`
