import { at, insider, type Mutant, type Parts } from './mutant.ts'

const listed = (parts: Parts, index: number) => at(parts.withheld.entries, index)
/** Number 1 is whole, 3 withheld, 5 in part. */
const hide = (parts: Parts, number: number) => {
  const one = at(parts.entries, number - 1)
  delete one.content
  delete one.salt
  delete one.labels
  one.shown = 'withheld'
}

/** What is said to be withheld is not what is. */
export function withholding(): Mutant[] {
  const whole = [1, 2, 4, 7, 8, 40, 41]
  return [
    ...whole.map((number) =>
      insider(`entry ${number} withheld, not listed`, 'withheld-other', (parts) =>
        hide(parts, number),
      ),
    ),
    ...whole.map((number) =>
      insider(`entry ${number} withheld instead of 3 in the list`, 'withheld-other', (parts) => {
        hide(parts, number)
        listed(parts, 0).number = number
      }),
    ),
    ...[5, 6, 20].flatMap((number) => [
      insider(`entry ${number}, shown in part, as whole`, 'content-changed', ({ entries }) => {
        const salt = Buffer.alloc(32).toString('base64')
        Object.assign(at(entries, number - 1), { shown: 'whole', salt })
      }),
      insider(`entry ${number}, shown in part, with a salt`, 'wrong-shape', ({ entries }) => {
        Object.assign(at(entries, number - 1), { salt: Buffer.alloc(32).toString('base64') })
      }),
      insider(`entry ${number} without a gap`, 'content-not-partly', ({ entries }) => {
        const { content } = at(entries, number - 1)
        if (content?.text) content.text = content.text.replaceAll('[…]', '...')
      }),
      insider(`entry ${number} with one gap less`, 'withheld-passages', ({ entries }) => {
        const { content } = at(entries, number - 1)
        if (content?.text) content.text = content.text.replace('[…]', '...')
      }),
      insider(`entry ${number} without a text`, 'content-not-partly', ({ entries }) => {
        delete at(entries, number - 1).content?.text
      }),
    ]),
    insider('a look shown in part', 'content-not-partly', ({ looks }) => {
      const one = at(looks, 0)
      one.shown = 'partly'
      delete one.salt
    }),
    insider('withheld with its content', 'wrong-shape', ({ entries }) => {
      Object.assign(at(entries, 2), { content: {} })
    }),
    insider('withheld with labels', 'wrong-shape', ({ entries }) => {
      Object.assign(at(entries, 2), { labels: {} })
    }),
    insider('whole without a salt', 'wrong-shape', ({ entries }) => delete at(entries, 0).salt),
    ...lists(),
  ]
}

/** The list itself. */
function lists(): Mutant[] {
  const totals: [string, (parts: Parts) => void][] = [
    ['one more', ({ withheld }) => (at(withheld.totals, 0).entries += 1)],
    ['one passage less', ({ withheld }) => (at(withheld.totals, 0).passages -= 1)],
    ['of another class', ({ withheld }) => (at(withheld.totals, 0).class = 'access-log')],
    ['by another law', ({ withheld }) => (at(withheld.totals, 0).law = 'Straffeloven § 1')],
    ['by another basis', ({ withheld }) => (at(withheld.totals, 0).basis = 'whim')],
    ['in another order', ({ withheld }) => withheld.totals.reverse()],
    ['none', ({ withheld }) => withheld.totals.splice(0)],
    ['one missing', ({ withheld }) => withheld.totals.pop()],
    ['one twice', ({ withheld }) => withheld.totals.push(at(withheld.totals, 0))],
    [
      'two laws for one basis',
      ({ withheld }) => (at(at(withheld.entries, 1).parts, 0).law = 'en anden lov'),
    ],
    [
      'another law in one class',
      ({ withheld }) => {
        const parts = withheld.entries.flatMap(({ class: kind, parts: all }) =>
          all.map((part) => ({ part, kind })),
        )
        for (const { part, kind } of parts)
          if (kind === 'internal' && part.basis === 'internal') part.law = 'en anden lov'
        for (const total of withheld.totals)
          if (total.class === 'internal' && total.basis === 'internal') total.law = 'en anden lov'
      },
    ],
  ]
  const passages: [string, (parts: Parts) => void][] = [
    ['too many', (parts) => (at(listed(parts, 1).parts, 0).passages += 1)],
    ['none where some are', (parts) => (at(listed(parts, 1).parts, 0).passages = 0)],
    ['some where all is', (parts) => (at(listed(parts, 0).parts, 0).passages = 1)],
    ['no part', (parts) => listed(parts, 0).parts.splice(0)],
  ]
  const entries: [string, (parts: Parts) => void][] = [
    ['none', ({ withheld }) => withheld.entries.splice(0)],
    ['all but the first', ({ withheld }) => withheld.entries.shift()],
    ['all but the last', ({ withheld }) => withheld.entries.pop()],
    ['one twice', ({ withheld }) => withheld.entries.push(at(withheld.entries, 0))],
    ['in another order', ({ withheld }) => withheld.entries.reverse()],
    ['another number', (parts) => (listed(parts, 0).number = 4)],
    ['another class', (parts) => (listed(parts, 0).class = 'secret')],
    ['another chain', (parts) => (listed(parts, 0).chain = 'access-log')],
    ['withheld as in part', (parts) => (listed(parts, 0).shown = 'partly')],
    ['in part as withheld', (parts) => (listed(parts, 1).shown = 'withheld')],
  ]
  const all = (what: string, expected: string, changes: [string, (parts: Parts) => void][]) =>
    changes.map(([how, change]) => insider(`${what}: ${how}`, expected, change))
  return [
    ...all('the totals', 'withheld-totals', totals),
    ...all('the passages', 'withheld-passages', passages),
    ...all('the list', 'withheld-other', entries),
    insider('the list: shown whole', 'wrong-shape', (parts) => (listed(parts, 0).shown = 'whole')),
  ]
}

/** What the manifest and the request say of whose it is. */
export function belongings(): Mutant[] {
  const other = '01234567-89ab-7def-8123-456789abcdef'
  const changes: [string, Mutant['expected'], (parts: Parts) => void][] = [
    ['another citizen', 'content-other-citizen', ({ manifest }) => (manifest.citizenId = other)],
    [
      'another pseudonym',
      'entry-other-chain',
      ({ manifest }) => (manifest.citizen = 'a'.repeat(64)),
    ],
    ['another checkpoint', 'checkpoint-other', ({ manifest }) => (manifest.checkpoint = 6)],
    ['another request', 'request-other', ({ manifest }) => (manifest.requestId = other)],
    ['another request there', 'request-other', ({ request }) => (request.id = other)],
    ['another citizen there', 'request-other', ({ request }) => (request.citizen.id = other)],
    ['another version', 'wrong-shape', ({ manifest }) => (manifest.version = 2)],
    ['another format', 'wrong-shape', ({ manifest }) => (manifest.format = 'package')],
    ['part 0', 'wrong-shape', ({ request }) => (request.part = 0)],
    ['another type', 'wrong-shape', ({ request }) => Object.assign(request, { type: 'secret' })],
    [
      'refused',
      'wrong-shape',
      ({ request }) => Object.assign(request.decision, { outcome: 'refused' }),
    ],
  ]
  return changes.map(([name, expected, change]) => insider(name, expected, change))
}
