import type pg from 'pg'
import type { ErasureCertificate } from '../ledger/erasure.ts'
import { asOwner, type Erasing } from './erase.ts'
import { removeTraces } from './traces.ts'

/** What a restore had brought back: nothing, the key, or also the citizen whom it names. */
export type CameBack = 'nothing' | 'key' | 'citizen' | 'held'

/**
 * Does once more what a certificate stands for, after a restore or after a kill. A request for aktindsigt
 * that is younger than the certificate holds the citizen; an older one had ended by then. Safe to repeat.
 */
export function eraseAgain(
  { ownerUrl, vault: { store }, publish }: Omit<Erasing, 'keys'>,
  certificate: ErasureCertificate,
): Promise<CameBack> {
  return asOwner(ownerUrl, async (client) => {
    const { keyId, at } = certificate
    const citizenId = await namedBy(client, keyId)
    if (citizenId && (await isHeldSince(client, citizenId, at))) return 'held'
    await publish(await store.certify(certificate))
    const isKeyThere = (await store.find([keyId])).size > 0
    if (citizenId) await removeTraces(client, citizenId)
    await store.destroy(keyId)
    if (citizenId) await client.query(forget, [keyId])
    if (citizenId) return 'citizen'
    return isKeyThere ? 'key' : 'nothing'
  })
}

async function namedBy(client: pg.Client, keyId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ citizen_id: string }>(named, [keyId])
  return rows[0]?.citizen_id
}

async function isHeldSince(client: pg.Client, citizenId: string, at: string): Promise<boolean> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('hold ' || $1, 0))`, [
    citizenId,
  ])
  const { rowCount } = await client.query(heldSince, [citizenId, at])
  return rowCount !== 0
}

const named = 'select citizen_id from citizen_keys where key_id = $1'
const heldSince = `
  select from disclosure_requests where citizen_id = $1 and held_until > now() and asked_at > $2`
/** A line that is held by an old copy's request stays, and names a key that is gone. */
const forget = `
  delete from citizen_keys k where key_id = $1 and not exists (select from disclosure_requests d
    where d.citizen_id = k.citizen_id and held_until > now())`
