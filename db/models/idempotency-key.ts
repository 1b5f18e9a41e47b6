import { Refusal } from '../../domain/errors.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, vaultOf } from '../database.ts'
import { insertAll, type NewRow, one } from '../sql.ts'

export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  /** The very bytes that were sent; sealed in the table. */
  body: string
  /** Whose content it is; an answer with a body needs it. */
  about?: { citizenId: string; dataKey: DataKey } | undefined
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
  citizenId: string | null
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
  const earlier = await one<ClaimedKey & { keyId: string | null }>(
    trx,
    `select i.fingerprint, i.status, i.headers, i.body, i.citizen_id as "citizenId", k.key_id as "keyId",
        coalesce(i.running_until > :now, false) as running
      from idempotency_keys i left join citizen_keys k on k.citizen_id = i.citizen_id
      where i.actor_id = :actorId and i.key = :key`,
    claim,
  )
  if (!earlier) return undefined
  const { keyId, body, ...rest } = earlier
  if (body === '') return { ...rest, body }
  const dataKey = keyId ? await vaultOf(trx).keyOf(keyId) : undefined
  // the citizen was erased since: there is nothing left to answer
  if (!dataKey) throw new Refusal('not-found')
  return { ...rest, body: dataKey.open(body) }
}

interface KeptAnswer extends KeyClaim, StoredAnswer {
  /** How long its maker may still improve it. */
  runningUntil: string | null
  /** Written together with it. */
  line?: NewRow | undefined
}

export async function keepAnswer(trx: Database, answer: KeptAnswer): Promise<void> {
  const { actorId, key, status, runningUntil, headers, body, about, line } = answer
  if (body !== '' && !about) throw new Error('An answer with a body needs a citizen to seal it for')
  const sql = `
    kept as (
      update idempotency_keys set status = :status, headers = :headers, body = :body,
        citizen_id = :citizenId, running_until = :runningUntil
      where actor_id = :actorId and key = :key)
    select 1`
  const values = {
    actorId,
    key,
    status,
    runningUntil,
    headers: JSON.stringify(headers),
    body: about && body ? about.dataKey.seal(body) : '',
    citizenId: about?.citizenId ?? null,
  }
  await insertAll(trx, line ? [line] : [], { sql, values })
}

export async function forgetKeysBefore(db: Database, before: string): Promise<void> {
  await one(db, 'delete from idempotency_keys where created_at < :before', { before })
}
