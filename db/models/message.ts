import type { AuthorKind, MessageRow } from '../../schemas/message.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type Keyed, openFields, sealFields } from '../sealed.ts'
import { many, type NewRow, rowOf } from '../sql.ts'

export interface Message extends MessageRow {}
export class Message extends Row {
  static override tableName = 'messages'

  static async find(db: Database, id: string): Promise<SeenMessage | undefined> {
    return (await findWhere(db, 'm.id = :id', { id }))[0]
  }

  static findAll(db: Database, ids: string[]): Promise<SeenMessage[]> {
    return findWhere(db, 'm.id = any(:ids)', { ids })
  }

  /** In the order in which they were committed. */
  static list(
    db: Database,
    wanted: { threadId: string; after: number; limit: number },
  ): Promise<SeenMessage[]> {
    const where = 'm.thread_id = :threadId and m.number > :after order by m.number limit :limit'
    return findWhere(db, where, wanted)
  }

  /** The last ones before a number, in the same order. */
  static async last(
    db: Database,
    wanted: { threadId: string; before: number; limit: number },
  ): Promise<SeenMessage[]> {
    const where =
      'm.thread_id = :threadId and m.number < :before order by m.number desc limit :limit'
    return (await findWhere(db, where, wanted)).reverse()
  }

  /** As a row that may be written now or together with others. */
  static sealed(dataKey: DataKey, message: NewMessage): NewRow {
    const fields = ['text', 'authorName'] as const
    return rowOf(Message, sealFields(dataKey, { row: message, fields }))
  }
}

export interface SeenMessage {
  id: string
  threadId: string
  number: number
  citizenId: string
  citizenName: string | null
  authorKind: AuthorKind
  /** As a citizen or representative signed; null for staff. */
  authorName: string | null
  staffName: string
  authorOrganisation: string | null
  authorOrganisationId: string | null
  text: string
  createdAt: string
  cancellationId: string | null
  /** Null unless it was wrongly created. */
  wrongAt: string | null
  wrongReason: string | null
  /** As someone of the citizen's side signed; null for staff. */
  wrongSignature: string | null
  wrongStaffName: string | null
}

export type NewMessage = Omit<MessageRow, 'authorOrganisationId' | 'cancellationId'> &
  Partial<Pick<MessageRow, 'authorOrganisationId' | 'cancellationId'>>

async function findWhere(db: Database, where: string, values: object): Promise<SeenMessage[]> {
  const rows = await many<SeenMessage & Keyed>(db, `${seen} where ${where}`, values)
  return openFields(db, rows, sealed)
}

const sealed = ['text', 'authorName', 'citizenName', 'wrongReason', 'wrongSignature'] as const

const seen = `
  select m.id, m.thread_id as "threadId", m.number, m.citizen_id as "citizenId",
    z.name as "citizenName", m.author_kind as "authorKind",
    m.author_name as "authorName", coalesce(ae.name, 'Borgerdialog') as "staffName",
    k.key_id as "keyId", ao.name as "authorOrganisation",
    m.author_organisation_id as "authorOrganisationId", m.text, m.created_at as "createdAt",
    m.cancellation_id as "cancellationId", w.at as "wrongAt", w.reason as "wrongReason",
    w.signature as "wrongSignature", we.name as "wrongStaffName"
  from messages m
  join citizen_keys k on k.citizen_id = m.citizen_id
  left join citizens z on z.id = m.citizen_id
  left join wrongly_created_messages w on w.message_id = m.id
  left join employees we on we.id = w.actor_id
  left join employees ae on ae.id = m.author_id
  left join organisations ao on ao.id = m.author_organisation_id`
