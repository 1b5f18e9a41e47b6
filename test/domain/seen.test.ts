import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Mark, saySeen, seenBy } from '../../domain/seen.ts'

const now = new Date('2026-11-24T13:30:00.000Z')
const at = '2026-11-24T13:05:00.000Z'
const yesterday = '2026-11-23T13:05:00.000Z'

const base = { threadId: 't', kind: 'read' as const, upTo: 1, at }
const byNord: Mark = {
  ...base,
  ...{ readerId: 'eva', readerSide: 'organisation', isCitizen: false },
  ...{ name: 'Eva Lund', organisation: 'Hjemmepleje Nord' },
}
const byAnna: Mark = {
  ...base,
  ...{ readerId: 'anna', readerSide: 'citizen', isCitizen: true },
  ...{ name: 'Anna Jensen', organisation: null },
}
const toCitizen = { side: 'citizen' as const, language: 'da' as const, now }
const toStaff = { ...toCitizen, side: 'organisation' as const }
const annas = { threadId: 't', number: 1, side: 'citizen' as const }
const norths = { ...annas, side: 'organisation' as const }

describe('who has seen a message', () => {
  it('is nobody of its own side, of another chat, or who came only as far as before it', () => {
    expect(seenBy(annas, [byAnna], toCitizen)).toEqual([])
    expect(seenBy(norths, [byNord], toStaff)).toEqual([])
    expect(seenBy({ ...annas, threadId: 'u' }, [byNord], toStaff)).toEqual([])
    expect(seenBy({ ...annas, number: 2 }, [byNord], toStaff)).toEqual([])
  })

  it('is told to the citizen’s side by team, without names', () => {
    const marks = [
      { ...byNord, kind: 'shown' as const, at: yesterday },
      { ...byNord, readerId: 'nils', name: 'Nils Kjær' },
      { ...byNord, readerId: 'lone', name: 'Lone Bech', organisation: 'Borgerservice' },
    ]
    const seen = seenBy(annas, marks, toCitizen)
    expect(seen.map(({ name, organisation }) => [name, organisation])).toEqual([
      [null, 'Hjemmepleje Nord'],
      [null, 'Borgerservice'],
    ])
    expect(seen[0]).toMatchObject({ shownAt: yesterday, readAt: at })
    const staff = seenBy(annas, marks, toStaff)
    expect(staff.map(({ name }) => name)).toEqual(['Eva Lund', 'Nils Kjær', 'Lone Bech'])
  })

  const mark = fc.record({
    readerId: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('shown' as const, 'read' as const),
    upTo: fc.integer({ min: 1, max: 8 }),
    minute: fc.integer({ min: 0, max: 59 }),
  })

  it('is each once, at the first time of all, and shown no later than read', () => {
    fc.assert(
      fc.property(fc.array(mark), fc.integer({ min: 1, max: 8 }), (all, number) => {
        const marks = all.map(({ minute, ...one }) => ({
          ...byNord,
          ...one,
          at: new Date(now.getTime() - minute * 60_000).toISOString(),
        }))
        const seen = seenBy({ ...annas, number }, marks, toCitizen)
        const reaching = marks.filter(({ upTo }) => upTo >= number)
        expect(seen).toHaveLength(reaching.length > 0 ? 1 : 0)
        for (const { shownAt, readAt } of seen) {
          const first = (of: typeof marks) => of.map((one) => one.at).sort()[0] ?? null
          expect(shownAt).toBe(first(reaching))
          expect(readAt).toBe(first(reaching.filter(({ kind }) => kind === 'read')))
          expect(readAt === null || shownAt <= readAt).toBe(true)
        }
        const each = seenBy({ ...annas, number }, marks, toStaff)
        const readers = new Set(reaching.map(({ readerId }) => readerId))
        expect(each).toHaveLength(readers.size)
        expect(each.map((one) => one.shownAt)).toEqual(each.map((one) => one.shownAt).sort())
      }),
    )
  })
})

describe('a sight in words', () => {
  const team = { kind: 'employee' as const, name: null, organisation: 'Hjemmepleje Nord' }
  const person = { kind: 'representative' as const, name: null, organisation: null }

  it.each([
    ['set af Hjemmepleje Nord kl. 14.05', { ...team, shownAt: at, readAt: null }],
    ['læst af Hjemmepleje Nord kl. 14.05', { ...team, shownAt: yesterday, readAt: at }],
    [
      'set af Hjemmepleje Nord mandag den 23. november kl. 14.05',
      { ...team, shownAt: yesterday, readAt: null },
    ],
    ['læst af Eva Lund kl. 14.05', { ...team, name: 'Eva Lund', shownAt: at, readAt: at }],
    ['set af en repræsentant kl. 14.05', { ...person, shownAt: at, readAt: null }],
  ])('says: %s', (words, seen) => {
    expect(saySeen(seen, now).da).toBe(words)
  })

  it.each([
    ['seen by Hjemmepleje Nord at 14:05', { ...team, shownAt: at, readAt: null }],
    [
      'read by Hjemmepleje Nord on Monday, 23 November at 14:05',
      { ...team, shownAt: yesterday, readAt: yesterday },
    ],
    ['seen by a representative at 14:05', { ...person, shownAt: at, readAt: null }],
  ])('says in English: %s', (words, seen) => {
    expect(saySeen(seen, now).en).toBe(words)
  })

  it('knows which day it is in Denmark', () => {
    const late = { ...team, shownAt: '2026-11-23T23:05:00.000Z', readAt: null }
    expect(saySeen(late, now).da).toBe('set af Hjemmepleje Nord kl. 00.05')
  })
})
