import { canonical } from './canonical.js'
import { hashLeaf, hashNodes } from './hashes.js'

/** @typedef {{ citizen: string, count: number, head: string }} Head */
/** @typedef {{ path: string[], found: Head | null }} ChainEnd */

const nobody = '0'.repeat(64)

/**
 * The root of the map that the way to a chain begins at (§6).
 * @param {string} chain its pseudonym
 * @param {ChainEnd} end
 */
export async function mapRootByProof(chain, { path, found }) {
  const way = bitsOf(chain)
  let hash = found ? await hashLeaf(canonical({ ...found })) : nobody
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const other = path[depth] ?? nobody
    hash = await (way[depth] === '1' ? hashNodes(other, hash) : hashNodes(hash, other))
  }
  return hash
}

/**
 * Whether the head that was found stands where the chain would stand.
 * @param {string} chain
 * @param {ChainEnd} end
 */
export function isOnTheWay(chain, { path, found }) {
  const length = path.length
  return !found || bitsOf(found.citizen).slice(0, length) === bitsOf(chain).slice(0, length)
}

/** @param {string} hex */
function bitsOf(hex) {
  return Array.from(hex, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(
    '',
  )
}
