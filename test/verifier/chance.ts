import { createHash } from 'node:crypto'

/** Chance that is the same each time (mulberry32): numbers from 0 to below 1. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A UUID of its own for each text. */
export function idOf(text: string): string {
  const digits = hashOf(text)
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `7${digits.slice(13, 16)}`]
  return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-')
}

/** Deterministic Ed25519 key in PKCS #8 (RFC 8410), base64. */
export function keyOf(text: string): string {
  const begin = Buffer.from('302e020100300506032b657004220420', 'hex')
  return Buffer.concat([begin, Buffer.from(hashOf(text), 'hex')]).toString('base64')
}
