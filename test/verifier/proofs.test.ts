import { expect, it } from '@jest/globals'
import { mapRootByProof } from '../../ledger/citizen-map.ts'
import { checkCompleteness } from '../../verifier/completeness.js'
import { rootByProof } from '../../verifier/tree.js'
import { inclusionProof, rootOfLeaves } from '../ledger/proof-by-the-book.ts'

const our = `0${'a'.repeat(63)}`
const chain = { name: 'record' as const, file: 'entries.json', citizen: our, classes: [] }
const path = ['b'.repeat(64), 'c'.repeat(64)]

/** A map in which someone stands where our chain would: at the end of two forks to the left. */
function checkWith(citizen: string): Promise<void> {
  const found = { citizen, count: 3, head: 'd'.repeat(64) }
  const map = mapRootByProof(our, { path, found })
  return checkCompleteness(chain, { path, found }, { map, count: 0, last: '' })
}

it('takes another head for a proof that there is none only where it stands on the way', async () => {
  await expect(checkWith(`3${'a'.repeat(63)}`)).resolves.toBeUndefined()
  for (const first of ['4', '8', 'f'])
    await expect(checkWith(first + 'a'.repeat(63))).rejects.toThrow('map-proof-wrong')
})

it('takes no root of a part of the tree for the root of the tree', async () => {
  const leaves = ['1', '2', '3', '4'].map((digit) => digit.repeat(64))
  const [leaf = ''] = leaves
  const proof = inclusionProof(leaves, 0)
  expect(await rootByProof(leaf, { leaf: 0, size: 4 }, proof)).toBe(rootOfLeaves(leaves))
  for (const size of [1, 2, 5, 8, 1000])
    expect(await rootByProof(leaf, { leaf: 0, size }, proof)).toBeUndefined()
  expect(await rootByProof(leaf, { leaf: 4, size: 4 }, proof)).toBeUndefined()
})
