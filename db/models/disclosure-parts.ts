import type { DisclosureOutcome } from '../../schemas/disclosure-request.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { type Keyed, openFields } from '../sealed.ts'
import { insertRow, many, one } from '../sql.ts'

/** What belongs to requests for aktindsigt: decisions and packages. */
export interface DisclosureParts {
  decisions: KeptDecision[]
  packages: KeptPackage[]
}

export interface KeptDecision {
  requestId: string
  number: number
  outcome: DisclosureOutcome
  final: boolean
  text: string
  decidedBy: string
  decidedAt: string
  status: 'proposed' | 'approved' | 'returned'
}

export interface KeptPackage {
  id: string
  requestId: string
  part: number
  status: 'making' | 'ready' | 'expired' | 'stopped'
  percent: number
  problem: 'keys-away' | 'disk-full' | 'internal' | null
  madeAt: string | null
  expiresAt: string | null
}

/** Of each request by its id; the first first. */
export async function partsOf(db: Database, ids: string[]): Promise<Map<string, DisclosureParts>> {
  const decided = await openFields(db, await many<KeptDecision & Keyed>(db, decisions, { ids }), [
    'text',
  ])
  const made = await many<KeptPackage>(db, packages, { ids })
  const mine = <R extends { requestId: string }>(rows: R[], id: string) =>
    rows.filter(({ requestId }) => requestId === id)
  return new Map(
    ids.map((id) => [
      id,
      {
        decisions: mine(decided, id),
        packages: mine(made, id),
      },
    ]),
  )
}

interface NewDecision {
  requestId: string
  outcome: DisclosureOutcome
  final: boolean
  text: string
  decidedBy: string
  decidedAt: string
  status: 'proposed' | 'approved'
}

/** Its number; whoever calls has locked the request. */
export async function keepDecision(
  trx: Database,
  dataKey: DataKey,
  decision: NewDecision,
): Promise<number> {
  const sql =
    'select count(*)::int as count from disclosure_decisions where request_id = :requestId'
  const earlier = await one<{ count: number }>(trx, sql, decision)
  const number = (earlier?.count ?? 0) + 1
  const values = { ...decision, number, text: dataKey.seal(decision.text) }
  await insertRow(trx, { table: 'disclosure_decisions', values })
  return number
}

/** The one that waits for a second pair of eyes. */
export async function proposedDecision(
  trx: Database,
  { id, dataKey }: { id: string; dataKey: DataKey },
): Promise<KeptDecision | undefined> {
  const sql = `${decisionColumns} where d.request_id = :id and d.status = 'proposed'`
  const found = await one<KeptDecision & Keyed>(trx, sql, { id })
  return found && { ...found, text: dataKey.open(found.text) }
}

/** The how manieth of those that stand. */
export async function approvedDecision(
  trx: Database,
  { id, dataKey }: { id: string; dataKey: DataKey },
  number: number,
): Promise<KeptDecision | undefined> {
  const sql = `${decisionColumns} where d.request_id = :id and d.status = 'approved'
    order by d.number offset :before limit 1`
  const found = await one<KeptDecision & Keyed>(trx, sql, { id, before: number - 1 })
  return found && { ...found, text: dataKey.open(found.text) }
}

export async function endProposal(
  trx: Database,
  ended: {
    requestId: string
    number: number
    status: 'approved' | 'returned'
    by: string
    at: string
  },
): Promise<void> {
  await one(trx, end, ended)
}

/** It is made by the process; the number counts those of the request. */
export async function grantPackage(
  trx: Database,
  granted: { id: string; requestId: string; decision: number; citizenId: string },
): Promise<void> {
  await one(trx, grant, granted)
}

const decisionColumns = `
  select d.request_id as "requestId", d.number, d.outcome, d.final, d.text,
    d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.status, k.key_id as "keyId"
  from disclosure_decisions d join disclosure_requests q on q.id = d.request_id
  join citizen_keys k on k.citizen_id = q.citizen_id`

const decisions = `
  ${decisionColumns} where d.request_id = any(cast(:ids as uuid[])) order by d.number`

const packages = `
  select id, request_id as "requestId", part, status, percent, problem, made_at as "madeAt",
    expires_at as "expiresAt"
  from disclosure_packages where request_id = any(cast(:ids as uuid[])) order by part`

const end = `
  update disclosure_decisions set status = :status,
    approved_by = case when :status = 'approved' then cast(:by as uuid) end,
    approved_at = case when :status = 'approved' then cast(:at as timestamptz) end
  where request_id = :requestId and number = :number and status = 'proposed'`

const grant = `
  insert into disclosure_packages (id, request_id, decision, part, citizen_id)
  select :id, :requestId, :decision,
    1 + (select count(*) from disclosure_packages where request_id = :requestId), :citizenId`
