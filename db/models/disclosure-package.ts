import type { ChainEnd } from '../../ledger/citizen-map.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** A package on its way. */
export interface PackageInMaking {
  id: string
  requestId: string
  citizenId: string
  part: number
  status: 'making' | 'ready' | 'expired' | 'stopped'
  /** Whether the decision that it is made of ends the request. */
  final: boolean
  /** The number of the decision. */
  decision: number
  /** Null until it has been planned. */
  checkpoint: number | null
  completeness: { record: ChainEnd; accessLog: ChainEnd } | null
  madeAt: string | null
}

export function packageOf(db: Database, id: string): Promise<PackageInMaking | undefined> {
  return one(db, found, { id })
}

/** By which checkpoint it is proven; once chosen it stays. */
export async function planPackage(
  trx: Database,
  plan: { id: string; checkpoint: number; completeness: object; madeAt: string },
): Promise<void> {
  await one(trx, planned, { ...plan, completeness: JSON.stringify(plan.completeness) })
}

/** How far it is, and what keeps it. */
export async function noteProgress(
  db: Database,
  progress: { id: string; percent: number | null; problem: string | null },
): Promise<void> {
  await one(db, progressed, progress)
}

export async function readyPackage(
  trx: Database,
  { id, expiresAt }: { id: string; expiresAt: string },
): Promise<void> {
  await one(trx, ready, { id, expiresAt })
}

/** What was made of packages that nobody will have goes. */
export async function clearPackages(
  trx: Database,
  stopped: { requestId: string; at: string },
): Promise<void> {
  await one(trx, stop, stopped)
}

/** Those that can no longer be fetched: their content goes. */
export async function forgetPackages(trx: Database, now: Date): Promise<void> {
  await one(trx, expire, { now: now.toISOString() })
}

const found = `
  select p.id, p.request_id as "requestId", p.citizen_id as "citizenId", p.part, p.status, d.final,
    p.decision, p.checkpoint::int, p.completeness, p.made_at as "madeAt"
  from disclosure_packages p
  join disclosure_decisions d on d.request_id = p.request_id and d.number = p.decision
  where p.id = :id`

const planned = `
  update disclosure_packages set checkpoint = :checkpoint, made_at = :madeAt,
    completeness = cast(:completeness as jsonb)
  where id = :id and checkpoint is null`

const progressed = `
  update disclosure_packages set percent = greatest(percent, coalesce(:percent, percent)),
    problem = :problem
  where id = :id and status = 'making' and (problem is distinct from :problem
    or percent < coalesce(:percent, percent))`

const ready = `
  update disclosure_packages set status = 'ready', percent = 100, problem = null,
    expires_at = :expiresAt
  where id = :id and status = 'making'`

const stop = `
  with stopped as (
    update disclosure_packages set status = 'stopped', expires_at = :at
    where request_id = :requestId and status = 'making' returning id),
  files as (delete from package_files where package_id in (select id from stopped))
  delete from package_chunks where package_id in (select id from stopped)`

const expire = `
  with expired as (
    update disclosure_packages set status = 'expired'
    where status = 'ready' and expires_at <= :now returning id),
  files as (delete from package_files where package_id in (select id from expired))
  delete from package_chunks where package_id in (select id from expired)`
