import type { AuditRow } from '../../schemas/audit-state.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

export interface NewOutcome {
  id: string
  at: string
  checkpoints: number
  entries: number
  /** As `Finding`; undefined where nothing is wrong. */
  finding: object | undefined
}

export async function keepOutcome(trx: Database, outcome: NewOutcome): Promise<void> {
  const finding = outcome.finding ? JSON.stringify(outcome.finding) : null
  await one(trx, keep, { ...outcome, finding })
}

export function lastOutcome(db: Database): Promise<AuditRow | undefined> {
  return one(db, last, {})
}

const keep = `
  insert into audits (id, at, checkpoints, entries, finding)
  values (:id, :at, :checkpoints, :entries, cast(:finding as jsonb))`

const last = `
  select at, checkpoints::int, entries::int, finding from audits order by at desc, id desc limit 1`
