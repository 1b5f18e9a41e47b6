import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type ErasureCertificate, signErasure } from '../ledger/erasure.ts'
import type { LedgerKeys } from '../ledger/keys.ts'
import { asProcess } from './acting.ts'
import type { Filling } from './fill.ts'
import { removeTraces } from './traces.ts'

export interface Erasing extends Filling {
  keys: LedgerKeys
  /** Keeps a certificate where no restore of ours reaches it. */
  publish(certificate: ErasureCertificate): Promise<void>
}

/** A request for aktindsigt, and the time to complain after it, keep the citizen's record. */
export class LegalHold extends Error {
  /** RFC 3339; undefined while the request has not ended. */
  until: string | undefined
  constructor(citizenId: string, until: string | undefined) {
    const when = until ? `until ${until}` : 'until the request has ended, and four weeks more'
    super(`Citizen ${citizenId} is held by a request for aktindsigt ${when}: erase after that`)
    this.until = until
  }
}

/**
 * Makes what is sealed about a citizen unreadable for ever, in all copies of the main database too, and takes
 * away what is not sealed. Answers with the certificate of it. Safe to repeat; undefined where there is
 * nothing left to do. Throws `LegalHold` where the record is held.
 */
export function eraseCitizen(
  { ownerUrl, vault, keys, publish }: Erasing,
  { citizenId, reason }: { citizenId: string; reason: string },
): Promise<ErasureCertificate | undefined> {
  return asOwner(ownerUrl, async (client) => {
    const keyId = await forgetKey(client, citizenId)
    if (!keyId) return undefined
    const chain = await chainOf(client, citizenId)
    await removeTraces(client, citizenId)
    const body = { id: randomUUID(), ...chain, keyId, at: new Date().toISOString(), reason }
    // the certificate first: killed before the key went, the same call finds it and ends the work
    const certificate = await vault.store.certify(signErasure(keys, body))
    await publish(certificate)
    // then the key, and the line that names it at the commit: the other way round nobody would know any
    // more which key is to go
    await vault.store.destroy(keyId)
    return certificate
  })
}

/** In one transaction. */
export async function asOwner<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, options: asProcess })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    const done = await work(client)
    await client.query('commit')
    return done
  } finally {
    await client.end()
  }
}

async function forgetKey(client: pg.Client, citizenId: string): Promise<string | undefined> {
  await client.query('savepoint before')
  try {
    const { rows } = await client.query<{ key_id: string }>(forget, [citizenId])
    return rows[0]?.key_id
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    if (code !== restrictViolation || message !== 'legal-hold') throw error
    await client.query('rollback to before')
    const { rows } = await client.query<{ until: string }>(held, [citizenId])
    throw new LegalHold(citizenId, rows[0]?.until)
  }
}

/** What the ledger says of the record; a citizen of whom nothing was written gets a pseudonym for it. */
async function chainOf(client: pg.Client, citizenId: string) {
  await client.query(begin, [citizenId])
  const { rows } = await client.query<{ citizen: string; entries: number; head: string }>(chain, [
    citizenId,
  ])
  const [found] = rows
  if (!found) throw new Error('The citizen has no place in the ledger')
  return found
}

const restrictViolation = '23001'
const forget = 'delete from citizen_keys where citizen_id = $1 returning key_id'
const held = `
  select to_char(max(held_until) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as until
  from disclosure_requests where citizen_id = $1 and held_until > now()
  having max(held_until) < 'infinity'`
const begin = `
  insert into ledger_heads (citizen_id, count, head)
  select $1, 0, repeat('0', 64)
  where not exists (select from ledger_heads where citizen_id = $1)
  on conflict do nothing`
const chain = `
  select pseudonym as citizen, count::int as entries, head from ledger_heads where citizen_id = $1`
