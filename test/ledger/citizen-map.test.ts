import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { type Head, mapProof, mapRoot, mapRootByProof } from '../../ledger/citizen-map.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const heads = (size: number): Head[] =>
  Array.from({ length: size }, (_, n) => ({
    citizen: hashOf(`citizen ${n}`),
    count: n + 1,
    head: hashOf(`head ${n}`),
  })).sort((a, b) => (a.citizen < b.citizen ? -1 : 1))

describe('the map of all citizens', () => {
  it.each([0, 1, 2, 3, 17, 200])('proves of each of %i how many entries they have', (size) => {
    const all = heads(size)
    const root = mapRoot(all)
    for (const head of all) {
      const proof = mapProof(all, head.citizen)
      expect(proof.found).toEqual(head)
      expect(mapRootByProof(head.citizen, proof)).toBe(root)
      const fewer = { ...proof, found: { ...head, count: head.count - 1 } }
      expect(mapRootByProof(head.citizen, fewer)).not.toBe(root)
      const another = { ...proof, found: { ...head, citizen: hashOf('someone else') } }
      expect(mapRootByProof(head.citizen, another)).not.toBe(root)
    }
  })

  it('proves that someone has none, whether or not another stands on the way', () => {
    const all = heads(50)
    const root = mapRoot(all)
    const ways = new Set<boolean>()
    for (let n = 0; n < 200; n += 1) {
      const stranger = hashOf(`stranger ${n}`)
      const proof = mapProof(all, stranger)
      ways.add(proof.found === undefined)
      expect(proof.found?.citizen).not.toBe(stranger)
      expect(mapRootByProof(stranger, proof)).toBe(root)
    }
    expect(ways.size).toBe(2)
  })
})
