import { hashNodes } from './hashes.js'

/**
 * The root that an audit path leads to; undefined where it has not the length that it must have (RFC
 * 9162 §2.1.3.2).
 * @param {string} hash of the leaf
 * @param {{ leaf: number, size: number }} place
 * @param {string[]} proof
 */
export async function rootByProof(hash, { leaf, size }, proof) {
  if (leaf >= size) return undefined
  let [at, last, root] = [leaf, size - 1, hash]
  for (const other of proof) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      root = await hashNodes(other, root)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else root = await hashNodes(root, other)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : undefined
}
