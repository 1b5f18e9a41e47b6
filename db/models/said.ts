import type { Said } from '../../domain/said.ts'
import { mostMessages } from '../../domain/same-wish.ts'
import type { Database } from '../database.ts'
import { type Keyed, openFields } from '../sealed.ts'
import { many } from '../sql.ts'

/** What the citizen's side wrote lately, as far as the transaction sees it; the latest first. */
export async function saidBy(
  db: Database,
  wanted: { citizenId: string; since: string },
): Promise<Said[]> {
  const rows = await many<Said & Keyed>(db, said, { ...wanted, limit: mostMessages })
  return openFields(db, rows, ['text', 'names'])
}

/** Not what should not have been written. */
const said = `
  select m.id, m.thread_id as "threadId", m.citizen_id as "citizenId",
    h.organisation_id as "organisationId", m.created_at as at, m.text,
    coalesce(m.author_name, '') as names, k.key_id as "keyId"
  from threads h
  join messages m on m.thread_id = h.id
  join citizen_keys k on k.citizen_id = h.citizen_id
  where h.citizen_id = :citizenId and h.last_message_at >= :since and m.created_at >= :since
    and m.author_kind in ('citizen', 'representative')
    and not exists (select from wrongly_created_messages where message_id = m.id)
  order by m.created_at desc, m.id limit :limit`
