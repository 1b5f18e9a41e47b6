import { randomBytes } from 'node:crypto'
import { commitTo, hashEntry, noPrevious } from '../../ledger/entry.ts'
import { accessPseudonym, type ChainedLook, contentOfLook } from '../../ledger/look.ts'
import type { Hash } from '../../ledger/merkle.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, vaultOf } from '../database.ts'
import { isDatabaseAway } from '../failures.ts'
import { many, one } from '../sql.ts'
import type { NewLeaf } from './ledger.ts'

/** A look that has no number yet, and whom it was at. */
interface QueuedLook extends ChainedLook {
  citizenId: string
}

/** Whose chain it is, and how far it has come. */
interface Chain {
  pseudonym: Hash
  count: number
  head: Hash
  keyId: string | null
}

interface Queued {
  position: string
  lookId: string
  citizenId: string
}

/**
 * Numbers the looks that wait, each citizen's by themselves; at most `limit`. Whoever calls has the turn.
 * While the citizens' keys are away they wait: their salts can't be sealed.
 */
export async function chainLooks(trx: Database, limit: number): Promise<NewLeaf[]> {
  const taken = await many<Queued>(trx, take, { limit })
  if (taken.length === 0) return []
  const chains = await openChains(trx, [...new Set(taken.map(({ citizenId }) => citizenId))])
  const keys = await keysFor(trx, [...chains.values()])
  if (!keys) return []
  const queued = await many<QueuedLook>(trx, read, {
    lookIds: taken.map(({ lookId }) => lookId),
    citizenIds: taken.map(({ citizenId }) => citizenId),
  })
  const chained = queued.flatMap((look) => {
    const chain = chains.get(look.citizenId)
    if (!chain) return []
    const made = chainOne(look, chain, keys.get(chain.keyId ?? ''))
    chain.count = made.number
    chain.head = made.hash
    return made
  })
  const positions = taken.map(({ position }) => position)
  await one(trx, keep, { chained: JSON.stringify(chained), positions })
  return chained.map(({ citizenId, citizen, number, hash }) => ({
    ...{ entryId: null, lookCitizenId: citizenId, citizen, number, hash },
  }))
}

async function keysFor(trx: Database, chains: Chain[]) {
  try {
    return await vaultOf(trx).keysOf(chains.flatMap(({ keyId }) => keyId ?? []))
  } catch (error) {
    if (isDatabaseAway(error)) return undefined
    throw error
  }
}

/** By citizen; the first look at someone of whom nothing is written begins with a pseudonym. */
async function openChains(trx: Database, citizenIds: string[]): Promise<Map<string, Chain>> {
  await one(trx, begin, { citizenIds })
  const rows = await many<Chain & { citizenId: string }>(trx, open, { citizenIds })
  const reached = await many<{ citizen: Hash; count: number; head: Hash }>(trx, reachedSql, {
    citizens: rows.map(({ pseudonym }) => accessPseudonym(pseudonym)),
  })
  const heads = new Map(reached.map((one) => [one.citizen, one]))
  return new Map(
    rows.map((row) => {
      const { count = 0, head = noPrevious } = heads.get(accessPseudonym(row.pseudonym)) ?? {}
      return [row.citizenId, { ...row, count, head }]
    }),
  )
}

function chainOne(look: QueuedLook, chain: Chain, key: DataKey | undefined) {
  const salt = randomBytes(32)
  const { citizenId, id: lookId } = look
  const link = {
    citizen: accessPseudonym(chain.pseudonym),
    number: chain.count + 1,
    content: commitTo(salt, contentOfLook(look, citizenId)),
    previous: chain.head,
  }
  return {
    ...{ ...link, citizenId, lookId },
    salt: key ? key.seal(salt.toString('base64')) : null,
    hash: hashEntry({ ...link, at: look.at, class: 'access-log' }),
  }
}

const take = `
  select position, access_log_id as "lookId", citizen_id as "citizenId"
  from looks_to_chain order by position limit :limit`

/** The first look at someone of whom nothing is written. */
const begin = `
  insert into ledger_heads (citizen_id, count, head)
  select distinct c.id, 0, repeat('0', 64) from citizens c
  where c.id = any(cast(:citizenIds as uuid[]))
    and not exists (select from ledger_heads h where h.citizen_id = c.id)
  on conflict do nothing`

/** Of a line of the access log. */
export const lookColumns = (line: string) => `
  ${line}.id, ${line}.at, ${line}.actor_kind as "actorKind", ${line}.actor_id as "actorId",
  ${line}.role, ${line}.organisation_id as "organisationId", ${line}.on_behalf_of as "onBehalfOf",
  ${line}.fields, ${line}.purpose, ${line}.permission, ${line}.operation`

const open = `
  select h.citizen_id as "citizenId", h.pseudonym, k.key_id as "keyId"
  from ledger_heads h left join citizen_keys k on k.citizen_id = h.citizen_id
  where h.citizen_id = any(cast(:citizenIds as uuid[]))`

const reachedSql = `
  select citizen, count::int, head from ledger_map where citizen = any(cast(:citizens as text[]))`

const read = `
  select ${lookColumns('l')}, q.citizen_id as "citizenId"
  from unnest(cast(:lookIds as uuid[]), cast(:citizenIds as uuid[])) with ordinality
    as q (look_id, citizen_id, place)
  join access_log l on l.id = q.look_id
  order by q.place`

const keep = `
  with gone as (
    delete from looks_to_chain where position = any(cast(:positions as bigint[])))
  insert into chained_looks (citizen_id, number, access_log_id, salt, content, previous, hash)
  select "citizenId", number, "lookId", salt, content, previous, hash
  from jsonb_to_recordset(cast(:chained as jsonb)) as c ("citizenId" uuid, number bigint,
    "lookId" uuid, salt text, content text, previous text, hash text)`
