import type { Thing } from '../../domain/policies.ts'
import type { Mark } from '../../domain/seen.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { type AsRead, type Keyed, openFields, openWithKey, sealFields } from '../sealed.ts'
import { many, one } from '../sql.ts'
import { threadThing } from './reply-facts.ts'
import type { Reader } from './thread.ts'

/** What a mark is set in; from now until the transaction ends nobody else marks for that reader. */
export async function lockMarks(
  trx: Database,
  wanted: { threadId: string; readerId: string },
): Promise<MarkedThread | undefined> {
  const found = await one<AsRead<MarkedThread>>(trx, markable, wanted)
  return openWithKey(trx, found, ['citizenName'])
}

/** One row for the whole stretch that is new; a first time never changes, and no more leaves nothing. */
export async function mark(trx: Database, dataKey: DataKey, wanted: NewMark): Promise<void> {
  await one(trx, marked, sealFields(dataKey, { row: wanted, fields: ['signature'] }))
}

/** All marks that reach as far as these messages. */
export async function marksOf(
  db: Database,
  messages: readonly { threadId: string; number: number }[],
): Promise<Mark[]> {
  const from = new Map<string, number>()
  for (const { threadId, number } of messages) {
    from.set(threadId, Math.min(number, from.get(threadId) ?? number))
  }
  if (from.size === 0) return []
  const values = { threadIds: [...from.keys()], numbers: [...from.values()] }
  const rows = await many<Sealed>(db, reaching, values)
  const marks = await openFields(db, rows, ['name'])
  return marks.map(({ staffName, ...mark }) => ({ ...mark, name: mark.name ?? staffName }))
}

interface Sealed extends Mark, Keyed {
  staffName: string | null
}

export interface MarkedThread extends Thing {
  id: string
  organisationId: string
  messageCount: number
  citizenName: string
  dataKey: DataKey
}

interface NewMark extends Pick<Reader, 'readerId' | 'readerSide'> {
  threadId: string
  kind: Mark['kind']
  upTo: number
  at: string
  /** For which staff read; null on the citizen's side. */
  organisationId: string | null
  /** As someone of the citizen's side signs; null for staff. */
  signature: string | null
}

const markable = `
  select ${threadThing}, h.message_count as "messageCount", z.name as "citizenName",
    k.key_id as "keyId",
    pg_advisory_xact_lock(hashtextextended(h.id::text || cast(:readerId as text), 0))::text as lock
  from threads h
  join citizens z on z.id = h.citizen_id
  join citizen_keys k on k.citizen_id = h.citizen_id
  where h.id = :threadId`

/** Never earlier than what was marked before, whatever the clocks say: so the first stays the first. */
const marked = `
  insert into message_reads (thread_id, reader_id, reader_side, kind, organisation_id, signature,
    up_to, at)
  select :threadId, :readerId, :readerSide, cast(:kind as text), :organisationId, :signature,
    :upTo, greatest(cast(:at as timestamptz), max(at))
  from message_reads where thread_id = :threadId and reader_id = :readerId
  having cast(:upTo as int) >
    coalesce(max(up_to) filter (where cast(:kind as text) = 'shown' or kind = 'read'), 0)`

const reaching = `
  select r.thread_id as "threadId", r.reader_id as "readerId", r.reader_side as "readerSide",
    r.kind, r.up_to as "upTo", r.at, r.reader_id = h.citizen_id as "isCitizen",
    case when r.reader_side = 'citizen' then coalesce(r.signature,
      case when r.reader_id = h.citizen_id then z.name end) end as name,
    e.name as "staffName", k.key_id as "keyId",
    case when r.reader_side = 'organisation' then o.name end as organisation
  from unnest(cast(:threadIds as uuid[]), cast(:numbers as int[])) as w (thread_id, number)
  join message_reads r on r.thread_id = w.thread_id and r.up_to >= w.number
  join threads h on h.id = r.thread_id
  join citizen_keys k on k.citizen_id = h.citizen_id
  left join citizens z on z.id = h.citizen_id
  left join employees e on e.id = r.reader_id
  left join organisations o on o.id = coalesce(r.organisation_id, h.organisation_id)`
