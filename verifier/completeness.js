import { isOnTheWay, mapRootByProof } from './map.js'
import { must } from './refusal.js'
import { hash, integer, list, object, orNull } from './shape.js'

/** @typedef {import('./map.js').ChainEnd} ChainEnd */
/** @typedef {{ record: ChainEnd, accessLog: ChainEnd }} Completeness */

const head = object({ citizen: hash, count: integer(1), head: hash })
const chainEnd = object({ path: list(hash, 256), found: orNull(head) })
export const completenessShape = object({ record: chainEnd, accessLog: chainEnd })

/**
 * That these are all entries of the chain (§6).
 * @param {import('./chain.js').Chain} chain
 * @param {ChainEnd} end
 * @param {{ map: string, count: number, last: string }} seen the map's root, how many entries there are and the hash of the last
 */
export async function checkCompleteness(chain, end, { map, count, last }) {
  must(isOnTheWay(chain.citizen, end), 'map-proof-wrong', chain.file)
  must((await mapRootByProof(chain.citizen, end)) === map, 'map-proof-wrong', chain.file)
  const { found } = end
  const expected = found?.citizen === chain.citizen ? found.count : 0
  must(count >= expected, 'entry-missing', `${chain.file}, ${count} / ${expected}`)
  must(count <= expected, 'entry-too-many', `${chain.file}, ${count} / ${expected}`)
  if (expected > 0) must(found?.head === last, 'last-entry-other', chain.file)
}
