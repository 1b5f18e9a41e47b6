import { createHash } from 'node:crypto'
import { type Hash, hashLeaf, hashNodes } from './merkle.ts'

/** How many entries a citizen has, and the hash of the last; the citizen by a pseudonym of 64 hexadecimal digits. */
export interface Head {
  citizen: string
  count: number
  head: Hash
}

/** Where the way to a chain ends in the map: `found` is the head that stands there, if one does. */
export interface ChainEnd {
  /** The other side of each fork on the way, the first fork first. */
  path: Hash[]
  found: Head | null
}

/** Stands for a part of the map in which nobody is. */
export const nobody: Hash = '0'.repeat(64)

/** Under which pseudonym the chain of those who looked at a citizen is, by that of the citizen's record. */
export function accessPseudonym(citizen: Hash): Hash {
  return createHash('sha256').update(`access-log\n${citizen}`).digest('hex')
}

/** Keys in the order in which they are canonical (RFC 8785). */
export function hashHead({ citizen, count, head }: Head): Hash {
  return hashLeaf(JSON.stringify({ citizen, count, head }))
}

/**
 * The root of a map from pseudonyms to heads: a binary tree in which the bits of the pseudonym, the
 * first bit first, are the way. A part with one citizen is that citizen's hash, one without is zeros.
 * So a citizen has one place only, and nobody can be there twice. `heads` in the order of the pseudonyms.
 */
export function mapRoot(heads: readonly Head[], depth = 0): Hash {
  const [only] = heads
  if (!only) return nobody
  if (heads.length === 1) return hashHead(only)
  const [left, right] = split(heads, depth)
  return hashNodes(mapRoot(left, depth + 1), mapRoot(right, depth + 1))
}

/** The other side of each fork on the way to a citizen, the first fork first; and who stands where it ends. */
export function mapProof(heads: readonly Head[], citizen: string): { path: Hash[]; found?: Head } {
  const path: Hash[] = []
  let here = heads
  for (let depth = 0; here.length > 1; depth += 1) {
    const [left, right] = split(here, depth)
    const goesRight = bitOf(citizen, depth)
    path.push(mapRoot(goesRight ? left : right, depth + 1))
    here = goesRight ? right : left
  }
  return { path, ...(here[0] && { found: here[0] }) }
}

/** The root that the proof leads to: with `found` that the citizen's head is this, without that there is none. */
export function mapRootByProof(
  citizen: string,
  { path, found }: { path: readonly Hash[]; found?: Head },
): Hash {
  const start = found ? hashHead(found) : nobody
  return path.reduceRight(
    (hash, other, depth) =>
      bitOf(citizen, depth) ? hashNodes(other, hash) : hashNodes(hash, other),
    start,
  )
}

function split(heads: readonly Head[], depth: number): [Head[], Head[]] {
  return [
    heads.filter(({ citizen }) => !bitOf(citizen, depth)),
    heads.filter(({ citizen }) => bitOf(citizen, depth)),
  ]
}

export function bitOf(citizen: string, depth: number): boolean {
  const digit = Number.parseInt(citizen[depth >> 2] ?? '0', 16)
  return ((digit >> (3 - (depth & 3))) & 1) === 1
}
