import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  append,
  emptyRoot,
  type Frontier,
  hashLeaf,
  hashNodes,
  rootOf,
} from '../../ledger/merkle.ts'
import { treeOver } from '../../ledger/merkle-proof.ts'
import { inclusionProof, rootByProof, rootOfLeaves } from './proof-by-the-book.ts'

const leaf = (n: number) => hashLeaf(`entry ${n}`)
const leaves = (size: number) => Array.from({ length: size }, (_, n) => leaf(n))

const bytesOf = (all: string[]) => Buffer.from(all.join(''), 'hex')

/** As RFC 6962 §2.1 writes it down. */
function byTheBook(all: string[]): string {
  if (all.length < 2) return all[0] ?? createHash('sha256').digest('hex')
  let half = 1
  while (half * 2 < all.length) half *= 2
  return hashNodes(byTheBook(all.slice(0, half)), byTheBook(all.slice(half)))
}

describe('the tree over all entries', () => {
  it('hashes as the examples of Certificate Transparency do', () => {
    expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hashLeaf('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })

  it('grows to the root that RFC 6962 gives, at every size', () => {
    let frontier: Frontier = []
    for (let size = 0; size <= 130; size += 1) {
      expect(rootOf(frontier)).toBe(byTheBook(leaves(size)))
      expect(rootOfLeaves(leaves(size))).toBe(rootOf(frontier))
      frontier = append(frontier, leaf(size))
    }
  })

  it('leads from each leaf to the root, and from no other', () => {
    for (let size = 1; size <= 33; size += 1) {
      const all = leaves(size)
      const root = rootOfLeaves(all)
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(all, index)
        expect(rootByProof(leaf(index), { index, size }, proof)).toBe(root)
        expect(rootByProof(leaf(index + 1), { index, size }, proof)).not.toBe(root)
        const wrong = { index: (index + 1) % size, size }
        if (size > 1) expect(rootByProof(leaf(index), wrong, proof)).not.toBe(root)
        expect(rootByProof(leaf(index), { index, size }, [...proof, root])).not.toBe(root)
        if (size > 1)
          expect(rootByProof(leaf(index), { index, size }, proof.slice(1))).not.toBe(root)
      }
    }
  })

  it('gives many proofs at once as it gives each, at every size', () => {
    for (let size = 0; size <= 70; size += 1) {
      const all = leaves(size)
      const indexes = all.map((_, index) => index)
      const { proof } = treeOver(bytesOf(all))
      for (const index of indexes) expect(proof(index)).toEqual(inclusionProof(all, index))
    }
  })

  it('leads from any of many leaves to the root', () => {
    const some = fc.integer({ min: 1, max: 600 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        indexes: fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 20 }),
      }),
    )
    fc.assert(
      fc.property(some, ({ size, indexes }) => {
        const all = leaves(size)
        const bytes = bytesOf(all)
        const { proof } = treeOver(bytes)
        expect(bytes.equals(bytesOf(all))).toBe(true)
        const root = rootOfLeaves(all)
        for (const index of indexes)
          expect(rootByProof(leaf(index), { index, size }, proof(index))).toBe(root)
      }),
      { numRuns: 60 },
    )
  })

  it.each([-1, 3, 0.5])('has no proof for a leaf that is not there: %d of 3', (index) => {
    expect(() => treeOver(bytesOf(leaves(3))).proof(index)).toThrow(RangeError)
  })
})
