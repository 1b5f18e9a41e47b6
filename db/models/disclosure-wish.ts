import { remindedAt } from '../../domain/disclosure.ts'
import type { DisclosureState } from '../../domain/facts.ts'
import type { DisclosureStatus, DisclosureType } from '../../schemas/disclosure-request.ts'
import type { Database } from '../database.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { many, one } from '../sql.ts'
import type { Overdue } from './overdue-cancellation.ts'
import type { CommonWish } from './wish.ts'

/** A request for aktindsigt as its process works on it. */
export interface LockedDisclosureWish extends CommonWish {
  kind: 'disclosure-request'
  actorId: string
  type: DisclosureType
  applicantName: string
  text: string | null
  status: DisclosureStatus
  askedAt: string
  dueBy: string
  firstDueBy: string | null
  extensionReason: string | null
  /** Numbers of what the citizen's record is about (KLE). */
  kle: string[]
}

export async function lockDisclosureWish(
  trx: Database,
  wanted: { id: string; list: string },
): Promise<LockedDisclosureWish | undefined> {
  const found = await one<AsRead<LockedDisclosureWish>>(trx, locked, wanted)
  return openWithKey(trx, found, ['applicantName', 'text', 'extensionReason'])
}

/** Where it stands; from now on the process has heard of it. */
export async function disclosureState(
  trx: Database,
  id: string,
): Promise<DisclosureState | undefined> {
  type Found = Omit<DisclosureState, 'remindAt'> & { closingDays: string[] }
  const found = await one<Found>(trx, state, { id })
  if (!found) return undefined
  const { closingDays, ...rest } = found
  return { ...rest, remindAt: remindedAt(rest.dueBy, { closingDays }) }
}

/** True where it was not marked before. */
export async function markDisclosure(
  trx: Database,
  column: 'reminded_at' | 'escalated_at',
  { id, at }: { id: string; at: string },
): Promise<boolean> {
  const sql = `update disclosure_requests set ${column} = :at, version = version + 1
    where id = :id and ${column} is null and status in ('open', 'awaiting-approval') returning id`
  return (await one(trx, sql, { id, at })) !== undefined
}

/** Something was done that the process has not looked at, or it may never have begun. */
export function claimUnheardDisclosures(db: Database, wanted: Overdue): Promise<{ id: string }[]> {
  return many(db, unheard, wanted)
}

const unheard = `
  update disclosure_requests c set relayed_at = :now
  from (select id from disclosure_requests
    where heard < changes and changed_at < :before
      and (relayed_at is null or relayed_at < :again)
    order by changed_at limit :limit for update skip locked) due
  where c.id = due.id returning c.id`

const locked = `
  select 'disclosure-request' as kind, d.id, d.citizen_id as "citizenId", d.actor_id as "actorId",
    null as signature, null as "appointmentId", null as "organisationId", null as "taskId",
    null as "threadId", d.type, d.applicant_name as "applicantName", d.text, d.status,
    d.asked_at as "askedAt", d.due_by as "dueBy", d.first_due_by as "firstDueBy",
    d.extension_reason as "extensionReason",
    array(select distinct t.kle from record_entries e
      join appointments a on a.id = e.appointment_id
      join appointment_types t on t.code = a.appointment_type_code
      where e.citizen_id = d.citizen_id order by t.kle) as kle,
    k.key_id as "keyId", true as "hasBegun",
    (select outcome from carried_out where wish_id = d.id and list = :list) as outcome
  from disclosure_requests d join citizen_keys k on k.citizen_id = d.citizen_id
  where d.id = :id for no key update of d`

/** The lock comes first: what is committed before it has been heard of. */
const state = `
  with heard as (
    update disclosure_requests set heard = changes where id = :id returning *)
  select h.status, h.due_by as "dueBy", h.reminded_at is not null as reminded,
    h.escalated_at is not null as escalated, h.extensions,
    (select count(*)::int from disclosure_decisions
      where request_id = h.id and status = 'approved') as decisions,
    case when h.status = 'making' then (select json_build_object('id', p.id, 'part', p.part)
      from disclosure_packages p where p.request_id = h.id and p.status = 'making'
      order by p.part limit 1) end as package,
    array(select day::text from closing_days
      where day between h.asked_at::date - 1 and h.due_by::date order by day) as "closingDays"
  from heard h`
