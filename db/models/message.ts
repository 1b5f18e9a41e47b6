import type { AuthorKind, MessageRow } from '../../schemas/message.ts'
import { type Database, Row } from '../database.ts'
import { many, one } from '../sql.ts'
import type { Reader } from './thread.ts'

export interface Message extends MessageRow {}
export class Message extends Row {
  static override tableName = 'messages'

  static find(db: Database, id: string): Promise<SeenMessage | undefined> {
    return one(db, `${seen} where m.id = :id`, { id })
  }

  static findAll(db: Database, ids: string[]): Promise<SeenMessage[]> {
    return many(db, `${seen} where m.id = any(:ids)`, { ids })
  }

  /** In the order in which they were committed. */
  static list(
    db: Database,
    wanted: { threadId: string; after: number; limit: number },
  ): Promise<SeenMessage[]> {
    return many(
      db,
      `${seen} where m.thread_id = :threadId and m.number > :after order by m.number limit :limit`,
      wanted,
    )
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
  authorName: string
  citizenName: string
  authorOrganisation: string | null
  text: string
  createdAt: string
  cancellationId: string | null
  readAt: string | null
}

const seen = `
  select m.id, m.thread_id as "threadId", m.number, m.author_kind as "authorKind",
    coalesce(ac.name, ae.name, 'Borgerdialog') as "authorName", z.name as "citizenName",
    ao.name as "authorOrganisation", m.text, m.created_at as "createdAt",
    m.cancellation_id as "cancellationId",
    (select min(r.at) from message_reads r where r.thread_id = m.thread_id and r.up_to >= m.number
      and r.reader_side <> case when m.author_kind in ('citizen', 'representative')
        then 'citizen' else 'organisation' end) as "readAt"
  from messages m
  join threads h on h.id = m.thread_id
  join citizens z on z.id = h.citizen_id
  left join citizens ac on ac.id = m.author_id
  left join employees ae on ae.id = m.author_id
  left join organisations ao on ao.id = m.author_organisation_id`
