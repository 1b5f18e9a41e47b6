import type { AuthorKind, MessageRow } from '../../schemas/message.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type Keyed, openFields, sealFields } from '../sealed.ts'
import { many, type NewRow, one, rowOf } from '../sql.ts'
import type { Reader } from './thread.ts'

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

  /** As a row that may be written now or together with others. */
  static sealed(dataKey: DataKey, message: NewMessage): NewRow {
    const fields = ['text', 'authorName'] as const
    return rowOf(Message, sealFields(dataKey, { row: message, fields }))
  }

  /** Once for each reader and place; reading again changes nothing. */
  static async markRead(
    trx: Database,
    read: Reader & { threadId: string; upTo: number; at: string },
  ): Promise<void> {
    await one(
      trx,
      `insert into message_reads (thread_id, reader_id, reader_side, up_to, at)
        select :threadId, :readerId, :readerSide, :upTo, :at
        where cast(:upTo as int) > coalesce((select max(up_to) from message_reads
          where thread_id = :threadId and reader_id = :readerId), 0)
        on conflict do nothing`,
      read,
    )
  }
}

export interface SeenMessage {
  id: string
  threadId: string
  number: number
  authorKind: AuthorKind
  /** As a citizen or representative signed; null for staff. */
  authorName: string | null
  staffName: string
  authorOrganisation: string | null
  text: string
  createdAt: string
  cancellationId: string | null
  readAt: string | null
}

export type NewMessage = Omit<MessageRow, 'authorOrganisationId' | 'cancellationId'> &
  Partial<Pick<MessageRow, 'authorOrganisationId' | 'cancellationId'>>

async function findWhere(db: Database, where: string, values: object): Promise<SeenMessage[]> {
  const rows = await many<SeenMessage & Keyed>(db, `${seen} where ${where}`, values)
  return openFields(db, rows, ['text', 'authorName'])
}

const seen = `
  select m.id, m.thread_id as "threadId", m.number, m.author_kind as "authorKind",
    m.author_name as "authorName", coalesce(ae.name, 'Borgerdialog') as "staffName",
    k.key_id as "keyId", ao.name as "authorOrganisation", m.text, m.created_at as "createdAt",
    m.cancellation_id as "cancellationId",
    (select min(r.at) from message_reads r where r.thread_id = m.thread_id and r.up_to >= m.number
      and r.reader_side <> case when m.author_kind in ('citizen', 'representative')
        then 'citizen' else 'organisation' end) as "readAt"
  from messages m
  join citizen_keys k on k.citizen_id = m.citizen_id
  left join employees ae on ae.id = m.author_id
  left join organisations ao on ao.id = m.author_organisation_id`
