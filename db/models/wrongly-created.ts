import type { Thing } from '../../domain/policies.ts'
import type { AuthorKind } from '../../schemas/message.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { type AsRead, openWithKey, sealFields } from '../sealed.ts'
import { insertRow, one } from '../sql.ts'
import { threadThing } from './reply-facts.ts'

/** A message with its chat as the thing to read, and its author as the one to mark it. */
export async function findMarkable(db: Database, id: string): Promise<MarkableMessage | undefined> {
  const found = await one<AsRead<MarkableMessage>>(db, markable, { id })
  return openWithKey(db, found, ['citizenName'])
}

/** Once: the primary key refuses the second. */
export async function keepWronglyCreated(
  trx: Database,
  dataKey: DataKey,
  marked: WronglyCreated,
): Promise<void> {
  const fields = ['signature', 'reason'] as const
  const values = sealFields(dataKey, { row: marked, fields })
  await insertRow(trx, { table: 'wrongly_created_messages', values })
}

export interface MarkableMessage extends Thing {
  /** The chat's. */
  id: string
  organisationId: string
  threadId: string
  messageId: string
  number: number
  citizenName: string
  dataKey: DataKey
  authorKind: AuthorKind
  authorId: string | null
  authorOrganisationId: string | null
  /** It tells of a cancellation, or of something else that was not written in the chat. */
  isMadeBySystem: boolean
}

interface WronglyCreated {
  messageId: string
  citizenId: string
  actorId: string
  /** As someone of the citizen's side signs; null for staff. */
  signature: string | null
  reason: string
  at: string
}

const markable = `
  select ${threadThing}, h.id as "threadId", m.id as "messageId", m.number, m.author_kind as "authorKind",
    m.author_id as "authorId", m.author_organisation_id as "authorOrganisationId",
    m.author_kind = 'system' or m.cancellation_id is not null or exists (
      select from record_entries where message_id = m.id and kind <> 'message') as "isMadeBySystem",
    z.name as "citizenName", k.key_id as "keyId"
  from messages m
  join threads h on h.id = m.thread_id
  join citizens z on z.id = m.citizen_id
  join citizen_keys k on k.citizen_id = m.citizen_id
  where m.id = :id`
