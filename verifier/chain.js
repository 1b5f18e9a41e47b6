import { canonical } from './canonical.js'
import { fromBase64, hashLeaf, hmac } from './hashes.js'
import { must } from './refusal.js'
import { anything, dictionary, hash, instant, integer, list, object, oneOf, text } from './shape.js'
import { rootByProof } from './tree.js'

/** @typedef {import('./json.js').Json} Json */
/** @typedef {{ at: string, citizen: string, class: string, content: string, number: number, previous: string, version: 1 }} Header */
/** @typedef {{ header: Header, leaf: number, proof: string[], shown: 'whole' | 'partly' | 'withheld', content?: { [name: string]: Json }, salt?: string, labels?: Record<string, string> }} Entry */
/** @typedef {{ name: 'record' | 'access-log', file: string, citizen: string, classes: string[] }} Chain */
/** @typedef {{ citizenId: string, size: number, root: string, leaves: Set<number> }} Around */

const header = object({
  at: instant,
  citizen: hash,
  class: text,
  content: hash,
  number: integer(1),
  previous: hash,
  version: oneOf(1),
})
const inTree = { header, leaf: integer(0), proof: list(hash) }
const said = { content: dictionary(anything), labels: dictionary(text) }
/** @type {Record<string, import('./shape.js').Shape>} */
const byShown = {
  whole: object({ ...inTree, shown: oneOf('whole'), ...said, salt: text }),
  partly: object({ ...inTree, shown: oneOf('partly'), ...said }),
  withheld: object({ ...inTree, shown: oneOf('withheld') }),
}

/** A file of entries, each in the shape that its `shown` asks for. */
export const entriesShape = list((entry) => {
  const { shown } = /** @type {{ shown?: unknown }} */ (Object(entry))
  const shape = typeof shown === 'string' && Object.hasOwn(byShown, shown) && byShown[shown]
  return shape ? shape(entry) : '.shown'
})

const noPrevious = '0'.repeat(64)
export const gap = '[…]'

/**
 * That each entry is what was chained and is in the tree (§4, §5); the hash of the last.
 * @param {Chain} chain
 * @param {Entry[]} entries
 * @param {Around} around
 */
export async function checkChain(chain, entries, around) {
  let previous = noPrevious
  for (const [index, entry] of entries.entries()) {
    const where = `${chain.file}, ${index + 1}`
    checkHeader(chain, entry, { index, previous, where })
    await checkContent(chain, entry, { citizenId: around.citizenId, where })
    const { leaf, proof } = entry
    must(!around.leaves.has(leaf), 'leaf-twice', where)
    around.leaves.add(leaf)
    previous = await hashLeaf(canonical({ ...entry.header }))
    const root = await rootByProof(previous, { leaf, size: around.size }, proof)
    must(root === around.root, 'entry-not-in-tree', where)
  }
  return previous
}

/**
 * @param {Chain} chain
 * @param {Entry} entry
 * @param {{ index: number, previous: string, where: string }} expected
 */
function checkHeader(chain, { header }, { index, previous, where }) {
  must(header.number === index + 1, 'entry-number-wrong', where)
  must(header.citizen === chain.citizen, 'entry-other-chain', where)
  must(chain.classes.includes(header.class), 'entry-class-wrong', where)
  must(header.previous === previous, 'chain-broken', where)
}

/**
 * @param {Chain} chain
 * @param {Entry} entry
 * @param {{ citizenId: string, where: string }} around
 */
async function checkContent(chain, { header, shown, content, salt }, { citizenId, where }) {
  if (!content) return
  if (shown === 'whole') {
    const key = fromBase64(salt ?? '')
    must(key?.length === 32, 'salt-malformed', where)
    must((await hmac(key, canonical(content))) === header.content, 'content-changed', where)
  } else {
    const { text } = content
    must(typeof text === 'string' && text.includes(gap), 'content-not-partly', where)
  }
  must(content.citizenId === citizenId, 'content-other-citizen', where)
  must(content.at === header.at, 'content-other-time', where)
  if (chain.name === 'record') {
    must(content.class === header.class, 'content-other-class', where)
  }
}
