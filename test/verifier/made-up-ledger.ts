import { type SignedCheckpoint, signCheckpoint } from '../../ledger/checkpoint.ts'
import { type Head, mapRoot } from '../../ledger/citizen-map.ts'
import { type ChainedEntry, commitTo, hashEntry, noPrevious } from '../../ledger/entry.ts'
import { type LedgerKeys, readLedgerKeys } from '../../ledger/keys.ts'
import type { Hash } from '../../ledger/merkle.ts'
import type { EntryShown } from '../../package/book.ts'
import { rootOfLeaves } from '../ledger/proof-by-the-book.ts'
import { chance, hashOf, keyOf } from './chance.ts'

export interface ChainWish {
  citizen: string
  count: number
  classes: string[]
  content(number: number, about: { at: string; class: string }): EntryShown
}

export interface MadeEntry {
  header: ChainedEntry & { version: 1 }
  leaf: number
  content: EntryShown
  salt: Buffer
}

export interface MadeLedger {
  leaves: Hash[]
  heads: Head[]
  chains: Map<string, MadeEntry[]>
  checkpoint: SignedCheckpoint
}

export const municipality = readLedgerKeys(`kommune-1:${keyOf('the municipality')}`)
export const someoneElse = readLedgerKeys(`kommune-1:${keyOf('someone else')}`)
const start = Date.parse('2026-03-01T08:00:00.000Z')

/** Chains that grew among each other, by chance that is the same each time; and a checkpoint over all. */
export function makeLedger(wishes: readonly ChainWish[], seed = 1, keys = municipality) {
  const chains = new Map<string, MadeEntry[]>()
  const leaves: Hash[] = []
  for (const wish of shuffled(wishes, seed)) {
    const chain = chains.get(wish.citizen) ?? []
    chains.set(wish.citizen, chain)
    const made = nextEntry(wish, chain, leaves.length)
    chain.push(made)
    leaves.push(hashEntry(made.header))
  }
  return closed({ leaves, chains }, keys)
}

function nextEntry(wish: ChainWish, chain: MadeEntry[], leaf: number): MadeEntry {
  const number = chain.length + 1
  const at = new Date(start + leaf * 60_000).toISOString()
  const kind = wish.classes[number % wish.classes.length] ?? 'dialogue'
  const content = wish.content(number, { at, class: kind })
  const salt = Buffer.from(hashOf(`salt ${wish.citizen} ${number}`), 'hex')
  const last = chain.at(-1)
  const header = {
    at,
    citizen: wish.citizen,
    class: kind,
    content: commitTo(salt, content),
    number,
    previous: last ? hashEntry(last.header) : noPrevious,
    version: 1 as const,
  }
  return { header, leaf, content, salt }
}

function closed(
  { leaves, chains }: Pick<MadeLedger, 'leaves' | 'chains'>,
  keys: LedgerKeys,
): MadeLedger {
  const heads = [...chains.keys()].sort().map((citizen): Head => {
    const chain = chains.get(citizen) ?? []
    const last = chain.at(-1)
    return { citizen, count: chain.length, head: last ? hashEntry(last.header) : noPrevious }
  })
  const body = {
    version: 1 as const,
    number: 7,
    at: new Date(start + leaves.length * 60_000).toISOString(),
    size: leaves.length,
    root: rootOfLeaves(leaves),
    map: mapRoot(heads),
    previous: hashOf('the checkpoint before'),
    keyId: keys.current.id,
  }
  return { leaves, heads, chains, checkpoint: signCheckpoint(keys.current.privateKey, body) }
}

/** Each wish as often as it has entries, in an order by chance. */
function shuffled(wishes: readonly ChainWish[], seed: number): ChainWish[] {
  const random = chance(seed)
  return wishes
    .flatMap((wish) => Array.from({ length: wish.count }, () => ({ wish, order: random() })))
    .sort((a, b) => a.order - b.order)
    .map(({ wish }) => wish)
}
