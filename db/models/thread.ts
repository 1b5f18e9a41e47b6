import type { Side } from '../../domain/message.ts'
import type { ThreadRow, ThreadStatus } from '../../schemas/thread.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import { type AsRead, type Keyed, openRow, openWithKey } from '../sealed.ts'
import { many, one } from '../sql.ts'
import { type ReplyFacts, replyFacts } from './reply-facts.ts'

export interface Thread extends ThreadRow {}
export class Thread extends Row {
  static override tableName = 'threads'

  /**
   * Opens the thread between citizen and organisation, or finds the open one, and counts one more
   * message into it, which gets that number: one statement, so that nothing comes between.
   */
  static async openOrAppend(trx: Database, wanted: OpenableThread): Promise<ReplyFacts> {
    const thread = await one<ReplyFacts>(trx, opened, wanted)
    if (!thread) throw new Error('Neither opened nor found a thread')
    return thread
  }

  static async find(db: Database, id: string, reader: Reader): Promise<SeenThread | undefined> {
    const found = await one<SeenThread & Keyed>(db, `${seen} where h.id = :id`, { id, ...reader })
    return openRow(db, found, ['citizenName'])
  }

  /** The latest first. */
  static list(db: Database, filter: ThreadFilter): Promise<SeenThread[]> {
    const values = { ...filter, ...filter.reader }
    const sql = `${seen}
        where (h.citizen_id = any(:citizenIds) or h.organisation_id = any(:organisationIds))
          and (cast(:citizenId as uuid) is null or h.citizen_id = :citizenId)
          and (cast(:organisationId as uuid) is null or h.organisation_id = :organisationId)
          and (cast(:status as text) is null or h.status = :status)
          and (not cast(:unread as boolean) or exists (select from messages m
            where m.thread_id = h.id and ${fromCitizen} and m.number > ${readByTeam}))
          and (cast(:at as timestamptz) is null or (h.last_message_at, h.id) < (:at, cast(:id as uuid)))
        order by h.last_message_at desc, h.id desc limit :limit`
    const ask = (after: Place | undefined, limit: number) =>
      many<SeenThread & Keyed>(db, sql, { ...values, ...placed(after), limit })
    const place = ({ lastMessageAt, id }: SeenThread) => ({ at: lastMessageAt, id })
    return openPage(db, filter, { ask, place, fields: ['citizenName'] })
  }

  /** Locks the thread, and the organisation's setting against change, until the message is written. */
  static async lock(trx: Database, id: string): Promise<LockedThread | undefined> {
    const found = await one<AsRead<LockedThread>>(trx, locked, { id })
    return openWithKey(trx, found, ['citizenName'])
  }
}

interface OpenableThread {
  id: string
  citizenId: string
  organisationId: string
  at: string
  /** The citizen or representative whose wish it is; left out where it is nobody's. */
  openedBy?: string | null
}

/** Who reads: unread counts are theirs and their team's. */
export interface Reader {
  readerId: string
  readerSide: Side
  /** Those for which staff read. */
  teamIds: string[]
}

export interface ThreadFilter {
  citizenIds: string[]
  organisationIds: string[]
  citizenId: string | null
  organisationId: string | null
  status: ThreadStatus | null
  unread: boolean
  after: Place | undefined
  limit: number
  reader: Reader
}

export interface LockedThread extends ReplyFacts {
  citizenName: string
  /** Seals what is written in it. */
  dataKey: DataKey
}

export interface SeenThread extends ReplyFacts {
  citizenName: string
  organisationCode: string
  openedAt: string
  closedAt: string | null
  lastMessageAt: string
  lastMessageId: string | null
  unreadCount: number
  /** Of the citizen's side, by nobody of the reader's team. */
  unreadByTeam: number
}

const named = `, z.name as "citizenName", k.key_id as "keyId"`

const from = `
  from threads h
  join organisations o on o.id = h.organisation_id
  join citizens z on z.id = h.citizen_id
  join citizen_keys k on k.citizen_id = h.citizen_id`

const locked = `${replyFacts}${named} ${from}
  where h.id = :id for no key update of h for share of o`

const opened = `
  with h as (
    insert into threads (id, citizen_id, organisation_id, status, opened_at, opened_by,
      last_message_at, message_count)
    values (:id, :citizenId, :organisationId, 'open', :at, :openedBy, :at, 1)
    on conflict (citizen_id, organisation_id) where status = 'open' do update
      set message_count = threads.message_count + 1, last_message_at = :at
    returning *)
  ${replyFacts} from h join organisations o on o.id = h.organisation_id`

const fromCitizen = `m.author_kind in ('citizen', 'representative')`
const readUpTo = (who: string) => `coalesce((select max(up_to) from message_reads r
  where r.thread_id = h.id and r.kind = 'read' and ${who}), 0)`

const readByTeam = readUpTo(`r.reader_side = 'organisation'
  and coalesce(r.organisation_id, h.organisation_id) = any(:teamIds)`)

const seen = `
  ${replyFacts}${named}, o.code as "organisationCode", h.opened_at as "openedAt",
    h.closed_at as "closedAt", h.last_message_at as "lastMessageAt",
    (select id from messages where thread_id = h.id and number = h.message_count) as "lastMessageId",
    (select count(*)::int from messages m where m.thread_id = h.id
      and (${fromCitizen}) <> (:readerSide = 'citizen')
      and m.number > ${readUpTo('r.reader_id = :readerId')}) as "unreadCount",
    (select count(*)::int from messages m where m.thread_id = h.id and ${fromCitizen}
      and m.number > ${readByTeam}) as "unreadByTeam"
  ${from}`
