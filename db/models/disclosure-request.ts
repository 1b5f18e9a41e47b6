import type { Thing } from '../../domain/policies.ts'
import type {
  ApplicantKind,
  DisclosureStatus,
  DisclosureType,
} from '../../schemas/disclosure-request.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import { type AsRead, type Keyed, openRow, openWithKey, sealFields } from '../sealed.ts'
import { insertRow, many, one } from '../sql.ts'

/** A request for aktindsigt, as it is kept. */
export interface KeptDisclosure extends Thing {
  id: string
  actorId: string
  type: DisclosureType
  applicantKind: ApplicantKind
  applicantName: string
  text: string | null
  status: DisclosureStatus
  askedAt: string
  dueBy: string
  firstDueBy: string | null
  extensionReason: string | null
  extendedAt: string | null
  remindedAt: string | null
  escalatedAt: string | null
  endedAt: string | null
  version: number
}

export interface LockedDisclosure extends KeptDisclosure {
  citizenName: string
  dataKey: DataKey
  /** Whether the municipality wants two to look at each decision. */
  fourEyes: boolean
  closingDays: string[]
}

const sealed = ['applicantName', 'text', 'extensionReason'] as const

type NewDisclosure = Pick<
  KeptDisclosure,
  'id' | 'citizenId' | 'actorId' | 'type' | 'applicantKind' | 'applicantName' | 'text' | 'askedAt'
> & { dueBy: string }

export async function askForDisclosure(
  trx: Database,
  dataKey: DataKey,
  asked: NewDisclosure,
): Promise<void> {
  const values = sealFields(dataKey, { row: asked, fields: ['applicantName', 'text'] })
  await insertRow(trx, { table: 'disclosure_requests', values })
}

export async function findDisclosure(
  db: Database,
  id: string,
): Promise<KeptDisclosure | undefined> {
  const found = await one<KeptDisclosure & Keyed>(db, `${seen} where d.id = :id`, { id })
  return openRow(db, found, sealed)
}

/** Those that are due first come first. */
export function listDisclosures(db: Database, filter: DisclosureFilter): Promise<KeptDisclosure[]> {
  const sql = `${seen}
    where (cast(:citizenId as uuid) is null or d.citizen_id = :citizenId)
      and (cast(:status as text) is null or d.status = :status)
      and (cast(:at as timestamptz) is null or (d.due_by, d.id) > (:at, cast(:id as uuid)))
    order by d.due_by, d.id limit :limit`
  const ask = (after: Place | undefined, limit: number) =>
    many<KeptDisclosure & Keyed>(db, sql, { ...filter, ...placed(after), limit })
  const place = ({ dueBy, id }: KeptDisclosure) => ({ at: dueBy, id })
  return openPage(db, filter, { ask, place, fields: sealed })
}

/** Locks it, and brings what decides what may happen to it. */
export async function lockDisclosure(
  trx: Database,
  id: string,
): Promise<LockedDisclosure | undefined> {
  const found = await one<AsRead<LockedDisclosure>>(trx, locked, { id })
  return openWithKey(trx, found, [...sealed, 'citizenName'])
}

/** What is left out stays as it is; the process is to look. */
export async function changeDisclosure(trx: Database, change: DisclosureChange): Promise<void> {
  await one(trx, changed, { ...nothing, ...change })
}

interface DisclosureChange {
  id: string
  status?: DisclosureStatus
  dueBy?: string
  /** Sealed. */
  extensionReason?: string
  endedAt?: string
  heldUntil?: string
}

const nothing = {
  ...{ status: null, dueBy: null, extensionReason: null, endedAt: null, heldUntil: null },
}

interface DisclosureFilter {
  citizenId: string | null
  status: DisclosureStatus | null
  after: Place | undefined
  limit: number
}

const columns = `
  d.id, d.citizen_id as "citizenId", case when d.escalated_at is not null then array(
      select o.id from organisations o where o.contact_unit) else '{}' end as "organisationIds",
    d.actor_id as "actorId", d.actor_id as "makerId", d.type, d.applicant_kind as "applicantKind",
    d.applicant_name as "applicantName", d.text, d.status, d.asked_at as "askedAt",
    d.due_by as "dueBy", d.first_due_by as "firstDueBy", d.extension_reason as "extensionReason",
    d.extended_at as "extendedAt", d.ended_at as "endedAt",
    d.reminded_at as "remindedAt", d.escalated_at as "escalatedAt", d.version,
    k.key_id as "keyId"`

const seen = `
  select ${columns} from disclosure_requests d join citizen_keys k on k.citizen_id = d.citizen_id`

const locked = `
  select ${columns}, z.name as "citizenName",
    (select disclosure_four_eyes from municipality) as "fourEyes",
    array(select day::text from closing_days where day between d.asked_at::date - 1
      and d.due_by::date + 120 order by day) as "closingDays"
  from disclosure_requests d join citizen_keys k on k.citizen_id = d.citizen_id
  join citizens z on z.id = d.citizen_id
  where d.id = :id for no key update of d`

const changed = `
  update disclosure_requests set version = version + 1, changes = changes + 1, changed_at = now(),
    status = coalesce(:status, status),
    first_due_by = case when :dueBy is null then first_due_by else coalesce(first_due_by, due_by) end,
    due_by = coalesce(:dueBy, due_by),
    extensions = extensions + case when :dueBy is null then 0 else 1 end,
    extended_at = case when :dueBy is null then extended_at else now() end,
    extension_reason = coalesce(:extensionReason, extension_reason),
    reminded_at = case when :dueBy is null then reminded_at end,
    escalated_at = case when :dueBy is null then escalated_at end,
    ended_at = coalesce(:endedAt, ended_at), held_until = coalesce(:heldUntil, held_until)
  where id = :id`.replaceAll(/:(dueBy|endedAt|heldUntil)/g, 'cast(:$1 as timestamptz)')
