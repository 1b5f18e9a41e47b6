import type { KeyObject } from 'node:crypto'
import { hashBody, isSigned, type PublishedCheckpoint } from '../ledger/checkpoint.ts'
import { append, type Frontier, rootOf } from '../ledger/merkle.ts'
import type { Finding } from './finding.ts'

/** What the published checkpoints say by themselves: each signed, following the one before, and adding up. */
export function checkPublished(
  published: readonly PublishedCheckpoint[],
  keys: ReadonlyMap<string, KeyObject>,
): Finding | undefined {
  let frontier: Frontier = []
  let [size, previous] = [0, '0'.repeat(64)]
  for (const [index, one] of published.entries()) {
    const found = (words: string): Finding => ({ what: 'checkpoint', number: index + 1, words })
    const key = keys.get(one.keyId)
    if (one.number !== index + 1) return found(`number ${index + 1} is missing`)
    if (!key) return found(`it is signed by "${one.keyId}", a key that is not known`)
    if (!isSigned(key, one)) return found('its signature is not valid')
    if (one.previous !== previous) return found('it does not follow from the one before')
    frontier = one.leaves.reduce<Frontier>(append, frontier)
    size += one.leaves.length
    if (one.size !== size || rootOf(frontier) !== one.root)
      return found('the hashes of its entries do not come to its root')
    previous = hashBody(one)
  }
  return undefined
}
