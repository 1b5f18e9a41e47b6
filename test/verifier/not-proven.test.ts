import { describe, expect, it } from '@jest/globals'
import { signCheckpoint } from '../../ledger/checkpoint.ts'
import { tell } from '../../verifier/answer.js'
import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import { english } from '../../verifier/words.js'
import { hashOf } from './chance.ts'
import { bookOf, ledgerFor } from './made-up-book.ts'
import { municipality, someoneElse } from './made-up-ledger.ts'
import { type Files, filesOf, zipped } from './made-up-package.ts'
import { at, changed, type Parts, replaced, wish } from './mutants/mutant.ts'

async function notProven(files: Files): Promise<string[]> {
  const told = tell(await check(await zipped(files), { inflate }), 'en')
  expect(told.verdict).toBe(english.yes)
  return told.sections.find(({ heading }) => heading === english.notProven)?.lines ?? []
}

const forAllThree = english.partly(3)

/** What the municipality can do with its key, and which words say that nobody can rule it out. */
const byMunicipality: [string, string, (parts: Parts) => void][] = [
  [
    'rewords what is shown in part',
    forAllThree,
    ({ entries }) => {
      const { content } = at(entries, 4)
      if (content) content.text = `Noget helt andet […] og […]`
    },
  ],
  [
    'rewords a whole entry by showing it in part',
    english.partly(4),
    ({ entries, withheld }) => {
      const one = at(entries, 0)
      Object.assign(one, { shown: 'partly', content: { ...one.content, text: 'Andet […]' } })
      delete one.salt
      const { basis, law } = at(withheld.totals, 0)
      const part = { basis, law, automatic: false, passages: 1 }
      const { class: kind } = one.header
      const added = { chain: 'record' as const, number: 1, class: kind, shown: 'partly' as const }
      withheld.entries.unshift({ ...added, parts: [part] })
      const total = withheld.totals.find((sum) => sum.basis === basis && sum.class === kind)
      if (total) Object.assign(total, { entries: total.entries + 1, passages: total.passages + 1 })
    },
  ],
  [
    'gives another law for what is withheld',
    english.reasons,
    ({ withheld }) => {
      const parts = withheld.entries.flatMap((entry) => entry.parts)
      for (const one of [...parts, ...withheld.totals]) one.law = 'en anden lov'
    },
  ],
  [
    'names things otherwise',
    english.onlySigned,
    ({ entries }) => {
      at(entries, 0).labels = { kind: 'Klage', actor: 'En anden' }
    },
  ],
  [
    'tells the request otherwise',
    english.onlySigned,
    ({ request }) => {
      request.askedAt = '2026-03-08T10:00:00.000Z'
      request.decision.text = 'Noget andet'
    },
  ],
  [
    'dates a checkpoint otherwise',
    english.notPublished,
    (parts) => {
      const { publicKey, signature: _, ...body } = parts.checkpoint
      const dated = { ...body, at: '2026-04-01T08:00:00.000Z', previous: hashOf('another') }
      parts.checkpoint = { ...signCheckpoint(municipality.current.privateKey, dated), publicKey }
    },
  ],
]

describe('the verifier says that it is not proven', () => {
  it.each(byMunicipality)('where the municipality %s', async (_, words, change) => {
    expect(await notProven(changed(change))).toContain(words)
  })

  it('where the pages for people say something else', async () => {
    expect(await notProven(replaced('index.html', 'alt er godt'))).toContain(english.onlySigned)
  })

  it('where another ledger was made up as a whole', async () => {
    const files = await filesOf(bookOf(wish, ledgerFor({ ...wish, seed: 9 })))
    expect(await notProven(files)).toContain(english.notPublished)
  })

  it('where the package is of an earlier checkpoint', async () => {
    expect(await notProven(await filesOf(bookOf({ ...wish, entries: 40 })))).toContain(
      english.later,
    )
  })

  it('where an empty record of a pseudonym that nobody has is handed out', async () => {
    const none = { entries: 0, looks: 0, citizen: hashOf('nobody') }
    expect(await notProven(await filesOf(bookOf(none, ledgerFor(wish))))).toContain(
      english.pseudonym,
    )
  })

  it('where someone else signed, and no key was given', async () => {
    expect(await notProven(changed(() => undefined, someoneElse))).toContain(english.keyNotGiven)
  })
})
