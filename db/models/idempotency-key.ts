import type { Database } from '../database.ts'
import { one } from '../sql.ts'

export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  /** The very bytes that were sent. */
  body: string
}

export interface KeyClaim {
  actorId: string
  key: string
  /** Of method, path and body. */
  fingerprint: string
}

interface ClaimedKey extends StoredAnswer {
  fingerprint: string
  running: boolean
}

/**
 * Claims the key in the transaction of its effect: undefined when it is new; otherwise the first
 * claim, waited for until its transaction ended.
 */
export async function claimKey(
  trx: Database,
  claim: KeyClaim & { now: string },
): Promise<ClaimedKey | undefined> {
  const claimed = await one(
    trx,
    `insert into idempotency_keys (actor_id, key, fingerprint, status, headers, body, created_at)
      values (:actorId, :key, :fingerprint, 0, '{}', '', :now)
      on conflict do nothing returning key`,
    claim,
  )
  if (claimed) return undefined
  return one<ClaimedKey>(
    trx,
    `select fingerprint, status, headers, body, coalesce(running_until > :now, false) as running
      from idempotency_keys where actor_id = :actorId and key = :key`,
    claim,
  )
}

/** Keeps the answer; `runningUntil` says how long its maker may still improve it. */
export async function keepAnswer(
  trx: Database,
  answer: KeyClaim & StoredAnswer & { runningUntil: string | null },
): Promise<void> {
  await one(
    trx,
    `update idempotency_keys set status = :status, headers = :headers, body = :body,
        running_until = :runningUntil
      where actor_id = :actorId and key = :key`,
    { ...answer, headers: JSON.stringify(answer.headers) },
  )
}

export async function forgetKeysBefore(db: Database, before: string): Promise<void> {
  await one(db, 'delete from idempotency_keys where created_at < :before', { before })
}
