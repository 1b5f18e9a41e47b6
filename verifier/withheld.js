import { gap } from './chain.js'
import { must } from './refusal.js'
import { basis, integer, list, object, oneOf, text, truth } from './shape.js'

/** @typedef {import('./chain.js').Entry} Entry */
/** @typedef {{ basis: string, law: string, automatic: boolean, passages: number }} Part */
/** @typedef {{ chain: string, number: number, class: string, shown: string, parts: Part[] }} WithheldEntry */
/** @typedef {{ basis: string, law: string, class: string, entries: number, passages: number }} Total */
/** @typedef {{ entries: WithheldEntry[], totals: Total[] }} Withheld */

const part = object({ basis, law: text, automatic: truth, passages: integer(0) })
const one = object({
  chain: oneOf('record', 'access-log'),
  number: integer(1),
  class: text,
  shown: oneOf('partly', 'withheld'),
  parts: list(part),
})
const total = object({ basis, law: text, class: text, entries: integer(1), passages: integer(0) })
export const withheldShape = object({ entries: list(one), totals: list(total) })

/**
 * That what is said to be withheld is what is not shown whole (§7).
 * @param {Withheld} withheld
 * @param {{ chain: string, entry: Entry }[]} all the record's, then the access log's
 */
export function checkWithheld(withheld, all) {
  const expected = all.filter(({ entry }) => entry.shown !== 'whole')
  for (const [index, { chain, entry }] of expected.entries()) {
    const where = `withheld.json, ${chain} ${entry.header.number}`
    const said = withheld.entries[index]
    must(said?.chain === chain && said.number === entry.header.number, 'withheld-other', where)
    must(said.class === entry.header.class && said.shown === entry.shown, 'withheld-other', where)
    must(said.parts.length > 0 && passagesFit(said.parts, entry), 'withheld-passages', where)
  }
  must(withheld.entries.length === expected.length, 'withheld-other', 'withheld.json')
  must(
    JSON.stringify(withheld.totals.map(inOrder)) === JSON.stringify(totalsOf(withheld.entries)),
    'withheld-totals',
    'withheld.json',
  )
}

/**
 * The text may have had the sign of a gap before anything was withheld from it.
 * @param {Part[]} parts
 * @param {Entry} entry
 */
function passagesFit(parts, { shown, content }) {
  if (shown === 'withheld') return parts.every(({ passages }) => passages === 0)
  const gaps = String(content?.text).split(gap).length - 1
  const sum = parts.reduce((all, { passages }) => all + passages, 0)
  return parts.every(({ passages }) => passages > 0) && sum <= gaps
}

/** @param {WithheldEntry[]} entries */
function totalsOf(entries) {
  /** @type {Map<string, Total>} */
  const totals = new Map()
  /** @type {Map<string, string>} */
  const laws = new Map()
  for (const { class: kind, parts } of entries) {
    const seen = new Set()
    for (const { basis, law, passages } of parts) {
      const key = `${basis}\n${kind}`
      const total = totals.get(key) ?? { basis, law, class: kind, entries: 0, passages: 0 }
      const first = seen.has(key) ? 0 : 1
      must((laws.get(basis) ?? law) === law, 'withheld-totals', `withheld.json, ${basis}`)
      laws.set(basis, law)
      seen.add(key)
      const [counted, added] = [total.entries + first, total.passages + passages]
      totals.set(key, { ...total, entries: counted, passages: added })
    }
  }
  // codes and classes are ASCII, so the order of code units is that of bytes
  return [...totals.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => inOrder(one))
}

/** @param {Total} total */
function inOrder({ basis, law, class: kind, entries, passages }) {
  return [basis, law, kind, entries, passages]
}
