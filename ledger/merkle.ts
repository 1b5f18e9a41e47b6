import { createHash } from 'node:crypto'

/** Hashes of 32 bytes as 64 hexadecimal digits. */
export type Hash = string

/** RFC 6962 §2.1: a leaf is hashed with 0x00 before it, a node with 0x01, so that neither passes for the other. */
export function hashLeaf(text: string): Hash {
  return createHash('sha256').update('\0').update(text, 'utf8').digest('hex')
}

export function hashNodes(left: Hash, right: Hash): Hash {
  return createHash('sha256').update('\x01').update(left, 'hex').update(right, 'hex').digest('hex')
}

/** The root of no leaves: the hash of nothing (RFC 6962 §2.1). */
export const emptyRoot: Hash = createHash('sha256').digest('hex')

/** A tree that only grows, as its perfect subtrees from left to right; the largest first. */
export type Frontier = readonly { size: number; hash: Hash }[]

export function append(frontier: Frontier, leaf: Hash): Frontier {
  const grown = [...frontier]
  let node = { size: 1, hash: leaf }
  for (let last = grown.at(-1); last?.size === node.size; last = grown.at(-1)) {
    grown.pop()
    node = { size: last.size * 2, hash: hashNodes(last.hash, node.hash) }
  }
  return [...grown, node]
}

export function rootOf(frontier: Frontier): Hash {
  if (frontier.length === 0) return emptyRoot
  return frontier.map(({ hash }) => hash).reduceRight((right, left) => hashNodes(left, right))
}
