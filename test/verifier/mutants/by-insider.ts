import { commitTo, hashEntry } from '../../../ledger/entry.ts'
import type { BookEntry } from '../../../package/book.ts'
import { chance } from '../chance.ts'
import { otherCitizen } from '../made-up-book.ts'
import { at, insider, ledger, type Mutant, type Parts } from './mutant.ts'

const random = chance(17)
const numbers = (count: number, from = 0, to = 41) =>
  Array.from({ length: count }, () => from + Math.floor(random() * (to - from)))
const unique = (list: number[]) => [...new Set(list)]
const chains = ['entries', 'looks'] as const
const entry = (parts: Parts, index: number) => at(parts.entries, index)
/** Numbers 3, 9, 39 are withheld; 5, 6, 20 in part. */
const wholeOnes = [1, 2, 4, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 30, 40, 41]
const notInTree = 'entry-not-in-tree'

function relink(entries: BookEntry[]): void {
  for (const [index, { header }] of entries.entries()) {
    const before = entries[index - 1]
    header.number = index + 1
    header.previous = before ? hashEntry(before.header) : '0'.repeat(64)
  }
}

/** Entries that are not there any more. */
export function dropped(): Mutant[] {
  const some = unique(numbers(14, 1, 38))
  return [
    ...some.map((n) =>
      insider(`drops entry ${n + 1}`, 'entry-number-wrong', ({ entries }) => entries.splice(n, 1)),
    ),
    ...some.map((n) =>
      insider(`drops entry ${n + 1}, numbers anew`, 'chain-broken', ({ entries }) => {
        entries.splice(n, 1)
        for (const [index, { header }] of entries.entries()) header.number = index + 1
      }),
    ),
    ...some.map((n) =>
      insider(`drops entry ${n + 1}, chains anew`, notInTree, ({ entries }) => {
        entries.splice(n, 1)
        relink(entries)
      }),
    ),
    ...chains.flatMap((chain) => [1, 2, 3, 5, 8].flatMap((last) => droppedAtEnd(chain, last))),
    ...chains.map((chain) =>
      insider(`drops all of ${chain}`, 'entry-missing', (parts) => parts[chain].splice(0)),
    ),
    ...chains.map((chain) =>
      insider(`drops all of ${chain} and says that none was`, 'map-proof-wrong', (parts) => {
        parts[chain].splice(0)
        endOf(parts, chain).found = null
      }),
    ),
  ]
}

const endOf = ({ completeness }: Parts, chain: (typeof chains)[number]) =>
  chain === 'entries' ? completeness.record : completeness.accessLog

function droppedAtEnd(chain: (typeof chains)[number], last: number): Mutant[] {
  return [
    insider(`drops the last ${last} of ${chain}`, 'entry-missing', (parts) => {
      parts[chain].splice(-last)
    }),
    insider(`drops the last ${last} of ${chain}, counts anew`, 'map-proof-wrong', (parts) => {
      parts[chain].splice(-last)
      const { found } = endOf(parts, chain)
      if (found) found.count -= last
    }),
    insider(`drops the last ${last} of ${chain}, with another head`, 'map-proof-wrong', (parts) => {
      parts[chain].splice(-last)
      const { found } = endOf(parts, chain)
      const head = hashEntry(at(parts[chain], parts[chain].length - 1).header)
      if (found) Object.assign(found, { count: found.count - last, head })
    }),
  ]
}

/** What an entry says. */
export function reworded(): Mutant[] {
  const fields = ['text', 'at', 'class', 'kind', 'id', 'citizenId', 'details', 'more']
  const ones = wholeOnes.slice(0, 8)
  return [
    ...fields.flatMap((field, n) => [
      insider(`another ${field} in entry ${ones[n]}`, 'content-changed', (parts) => {
        Object.assign(entry(parts, (ones[n] ?? 1) - 1).content ?? {}, { [field]: 'ændret' })
      }),
      insider(`no ${field} in look ${n + 1}`, 'content-changed', (parts) => {
        const { content } = at(parts.looks, n)
        if (field === 'at' || field === 'id' || field === 'citizenId') delete content?.[field]
        else Object.assign(content ?? {}, { [field]: 'ændret' })
      }),
    ]),
    ...wholeOnes.map((number) =>
      insider(`one sign of entry ${number}`, 'content-changed', (parts) => {
        const { content } = entry(parts, number - 1)
        if (content) content.text = `${content.text} `
      }),
    ),
    ...wholeOnes.map((number) =>
      insider(`entry ${number} in other words, committed to anew`, notInTree, (parts) => {
        const { content, header, salt = '' } = entry(parts, number - 1)
        if (content) content.text = 'Det skete ikke.'
        header.content = commitTo(Buffer.from(salt, 'base64'), content ?? {})
      }),
    ),
    ...wholeOnes.slice(0, 8).map((number, n) =>
      insider(
        `contents of ${number} and ${n + 31} change places`,
        ['content-changed', 'wrong-shape'],
        (parts) => {
          const [one, other] = [entry(parts, number - 1), entry(parts, n + 30)]
          const { content, salt } = one
          Object.assign(one, { content: other.content, salt: other.salt })
          Object.assign(other, { content, salt })
        },
      ),
    ),
  ]
}

/** What the chain says of an entry. */
export function rechained(): Mutant[] {
  const hash = 'a'.repeat(64)
  const changes: [string, Partial<BookEntry['header']>, Mutant['expected']][] = [
    ['at', { at: '2026-03-01T07:00:00.000Z' }, notInTree],
    ['class', { class: 'internal' }, notInTree],
    ['content', { content: hash }, notInTree],
    ['previous', { previous: hash }, 'chain-broken'],
    ['number', { number: 1000 }, 'entry-number-wrong'],
    ['citizen', { citizen: hash }, 'entry-other-chain'],
    ['class of the access log', { class: 'access-log' }, 'entry-class-wrong'],
    ['class that there is not', { class: 'secret' }, 'entry-class-wrong'],
  ]
  const whole: Record<string, string> = {
    at: 'content-other-time',
    class: 'content-other-class',
    content: 'content-changed',
  }
  return [
    ...[3, 9].flatMap((number) =>
      changes.map(([what, change, expected]) =>
        insider(`another ${what}: withheld entry ${number}`, expected, (parts) => {
          const { header } = entry(parts, number - 1)
          const flipped = header.class === 'internal' ? 'dialogue' : 'internal'
          Object.assign(header, what === 'class' ? { class: flipped } : change)
        }),
      ),
    ),
    ...[4, 10, 16].flatMap((number) =>
      changes.map(([what, change, expected]) =>
        insider(`another ${what}: entry ${number}`, whole[what] ?? expected, (parts) => {
          const { header } = entry(parts, number - 1)
          const flipped = header.class === 'internal' ? 'dialogue' : 'internal'
          Object.assign(header, what === 'class' ? { class: flipped } : change)
        }),
      ),
    ),
    ...[0, 1, 2, 5].map((n) =>
      insider(`look ${n + 1} as dialogue`, 'entry-class-wrong', (parts) => {
        at(parts.looks, n).header.class = 'dialogue'
      }),
    ),
  ]
}

/** Entries elsewhere, or twice. */
export function moved(): Mutant[] {
  const exchange = (entries: BookEntry[], n: number) =>
    entries.splice(n, 2, at(entries, n + 1), at(entries, n))
  return [
    ...unique(numbers(10, 0, 39)).map((n) =>
      insider(`exchanges entries ${n + 1} and ${n + 2}`, 'entry-number-wrong', ({ entries }) =>
        exchange(entries, n),
      ),
    ),
    ...unique(numbers(8, 1, 39)).map((n) =>
      insider(`exchanges ${n + 1} and ${n + 2}, numbers anew`, 'chain-broken', ({ entries }) => {
        exchange(entries, n)
        for (const [index, { header }] of entries.entries()) header.number = index + 1
      }),
    ),
    insider('the other way round', 'entry-number-wrong', ({ entries }) => entries.reverse()),
    ...[0, 10, 40].map((n) =>
      insider(`entry ${n + 1} twice`, 'entry-number-wrong', ({ entries }) => {
        entries.splice(n, 0, at(entries, n))
      }),
    ),
    insider('record and log change places', 'entry-other-chain', (parts) => {
      ;[parts.entries, parts.looks] = [parts.looks, parts.entries]
    }),
    insider('an entry more at the end', ['leaf-twice', notInTree], ({ entries }) => {
      const last = at(entries, 40)
      const header = { ...last.header, number: 42, previous: hashEntry(last.header) }
      entries.push({ ...last, header, leaf: last.leaf + 1 })
    }),
  ]
}

/** The first entry of another citizen, as one of ours. */
export function ofSomeoneElse(): Mutant[] {
  const { header, leaf, content, salt } = at(ledger.chains.get(otherCitizen) ?? [], 0)
  const theirs = { leaf, proof: [], parts: [] }
  const shown = { shown: 'whole' as const, content, salt: salt.toString('base64'), labels: {} }
  const asOurs = (entries: BookEntry[], n: number) => {
    const { citizen, previous } = at(entries, n).header
    return { ...header, number: n + 1, citizen, previous }
  }
  return [0, 10, 40].flatMap((n) => [
    insider(`put in at ${n}`, 'entry-number-wrong', ({ entries }) => {
      entries.splice(n, 0, bare({ ...theirs, ...shown, header: { ...header, number: 99 } }))
    }),
    insider(`in place ${n}`, 'entry-other-chain', ({ entries }) => {
      entries.splice(n, 1, bare({ ...theirs, ...shown, header: { ...header, number: n + 1 } }))
    }),
    insider(`as ours in place ${n}`, 'content-other-citizen', ({ entries }) => {
      entries.splice(n, 1, bare({ ...theirs, ...shown, header: asOurs(entries, n) }))
    }),
    insider(`as ours, withheld, in place ${n}`, notInTree, ({ entries }) => {
      const hidden = { ...theirs, shown: 'withheld' as const, header: asOurs(entries, n) }
      entries.splice(n, 1, bare(hidden))
    }),
  ])
}

/** As it stands in a package: without what is said of it in another file. */
function bare(one: BookEntry): BookEntry {
  const { parts: _, ...shown } = one
  return shown as BookEntry
}
