import { append, type Frontier, type Hash, hashNodes, rootOf } from '../../ledger/merkle.ts'

/** Root of some leaves in a row (RFC 6962 §2.1). */
export function rootOfLeaves(leaves: readonly Hash[]): Hash {
  return rootOf(leaves.reduce<Frontier>(append, []))
}

/** One proof, as RFC 6962 §2.1.1 writes it down; `index` is from 0. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length < 2) return []
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half
    ? [...inclusionProof(left, index), rootOfLeaves(right)]
    : [...inclusionProof(right, index - half), rootOfLeaves(left)]
}

/** The root that a proof leads to; undefined where it has not the length that it must have (RFC 9162 §2.1.3.2). */
export function rootByProof(
  leaf: Hash,
  { index, size }: { index: number; size: number },
  proof: readonly Hash[],
): Hash | undefined {
  if (index >= size) return undefined
  let [at, last, hash] = [index, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return undefined
    const isRight = at % 2 === 1
    if (isRight || at === last) {
      hash = hashNodes(other, hash)
      // on the right edge a node without a partner rises as it is
      while (!isRight && at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else hash = hashNodes(hash, other)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? hash : undefined
}
