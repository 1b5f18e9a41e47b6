import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { tellBooked, tellBookingRequest, tellDeclined } from '../../domain/booking-words.ts'
import { tellCancellation } from '../../domain/cancellation.ts'
import { mostWords, stemOf, wordsOf } from '../../domain/danish-words.ts'
import { ownLinesOf } from '../../domain/own-lines.ts'
import type { Said } from '../../domain/said.ts'
import { likelySame, mostMessages } from '../../domain/same-wish.ts'
import { sayLikeness } from '../../domain/same-wish-words.ts'
import { tellWithdrawal } from '../../domain/withdrawal-words.ts'

const said = (threadId: string, text: string, more: Partial<Said> = {}): Said => ({
  ...{ id: `${threadId} ${text}`, threadId, citizenId: 'anna', organisationId: threadId },
  ...{ at: '2026-11-24T09:00:00.000Z', text, names: 'Anna Jensen', ...more },
})
const rollator = 'Min rollator er i stykker, og jeg kan ikke komme på badeværelset.'
const again = 'Rollatoren er gået i stykker; badeværelset må vente.'
const found = (...all: Said[]) => likelySame(all).map(({ threadIds }) => threadIds.join(' '))

describe('what may be the same wish', () => {
  it('is told with the days between and the words in common, in both languages', () => {
    const [one] = likelySame([said('nord', rollator), said('syd', again)])
    expect(one).toMatchObject({ days: 0, words: ['badeværelset', 'rollator', 'stykker'] })
    expect(one && sayLikeness(one)).toEqual({
      da: 'skrevet samme dag; fælles ord: badeværelset, rollator, stykker',
      en: 'written on the same day; words in common: badeværelset, rollator, stykker',
    })
    const days = (at: string) =>
      likelySame([said('nord', rollator), said('syd', again, { at })]).map(
        (two) => sayLikeness(two).da,
      )
    expect(days('2026-11-25T08:00:00.000Z')[0]).toMatch(/^skrevet med en dags mellemrum;/)
    expect(days('2026-11-22T08:00:00.000Z')[0]).toMatch(/^skrevet med 2 dages mellemrum;/)
  })

  it.each<[string, Said, Said]>([
    ['of another citizen', said('nord', rollator), said('syd', again, { citizenId: 'bent' })],
    ['in the same chat', said('nord', rollator), said('nord', again)],
    [
      'four days apart',
      said('nord', rollator),
      said('syd', again, { at: '2026-11-28T09:00:00.000Z' }),
    ],
    ['about something else', said('nord', rollator), said('syd', 'Maden smager ikke godt i dag.')],
    ['of one word in common', said('nord', 'Min rollator er væk'), said('syd', 'rollator!')],
    [
      'of a few words in a long text',
      said('nord', 'rollator badeværelse gulv vindue dør lampe stol bord skab seng'),
      said('syd', 'rollator badeværelse kaffe brød smør ost mælk sukker te vand'),
    ],
    ['at no time at all', said('nord', rollator), said('syd', again, { at: 'i går' })],
    [
      'of names alone',
      said('nord', 'Hilsen Anna Jensen'),
      said('syd', 'Venlig hilsen Anna Jensen'),
    ],
  ])('is nothing %s', (_what, one, other) => {
    expect(found(one, other)).toEqual([])
  })

  it('is no two visits that were cancelled alike, by what the system writes', () => {
    const startsAt = '2026-11-25T08:00:00.000Z'
    const told = { authorName: 'Anna Jensen', appointmentType: 'Personlig pleje', startsAt }
    const cancelled = (reason: string) =>
      tellCancellation({ ...told, reason, text: null, late: { answer: 'call-me' } })
    expect(found(said('a', cancelled('Andet')), said('b', cancelled('Jeg er på ferie')))).toEqual(
      [],
    )
    const asked = { ...told, replacedStartsAt: null, text: null }
    const preferredTimes = [{ from: startsAt, until: '2026-11-25T10:00:00.000Z' }]
    for (const text of [
      ...[null, startsAt].map((replacedStartsAt) =>
        tellBookingRequest({ ...asked, preferredTimes, replacedStartsAt }),
      ),
      tellDeclined('Anna Jensen'),
      ...[true, false].map((restored) => tellWithdrawal({ ...told, restored })),
      ...[null, startsAt].map((replacedStartsAt) => tellBooked({ ...told, replacedStartsAt })),
    ]) {
      expect(ownLinesOf(text)).toBe('')
    }
  })

  it('is found among the latest, and costs no more however much there is', () => {
    const many = Array.from({ length: 3000 }, (_, n) =>
      said(`chat ${n}`, `${rollator} ${'ord '.repeat(900)}`, { id: `${n}` }),
    )
    const begun = performance.now()
    expect(likelySame(many)).toHaveLength((mostMessages * (mostMessages - 1)) / 2)
    expect(performance.now() - begun).toBeLessThan(1000)
    const long = Array.from(
      { length: 500 },
      (_, n) => `${String.fromCodePoint(97 + (n % 26)).repeat(4)}q${'xyz'[n % 3]}${'ijkl'[n % 4]}`,
    )
    expect(wordsOf(long.join(' ')).size).toBeLessThanOrEqual(mostWords)
  })
})

const someWord = fc.constantFrom(
  'rollator',
  'badeværelse',
  'gulv',
  'ÆØÅ',
  'og',
  '__proto__',
  'İ',
  '𝔘',
  '',
)
const someSaid = fc
  .record({
    threadId: fc.constantFrom('a', 'b', 'c', '__proto__'),
    citizenId: fc.constantFrom('anna', 'bent'),
    at: fc.constantFrom('2026-11-24T09:00:00.000Z', '2026-11-26T23:30:00.000Z', 'nonsense'),
    text: fc.oneof(
      fc.array(someWord).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    ),
  })
  .map(({ threadId, text, ...more }) => said(threadId, text, more))

describe('the rule, whatever is written', () => {
  it('finds the same in whatever order it is given, each two chats once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someSaid, { selector: ({ id }) => id }), (all) => {
        const pairs = likelySame(all)
        const told = new Set(pairs.map(({ threadIds }) => threadIds.join(' ')))
        expect(told.size).toBe(pairs.length)
        for (const { threadIds } of pairs) expect(threadIds).toEqual(threadIds.toSorted())
        expect(found(...all.toReversed())).toEqual(found(...all))
      }),
    )
  })

  it('never joins two citizens, and names only words that both have', () => {
    fc.assert(
      fc.property(fc.array(someSaid), (all) => {
        for (const { threadIds, citizenId, words } of likelySame(all)) {
          const [one, other] = threadIds.map((id) =>
            all.filter((said) => said.threadId === id && said.citizenId === citizenId),
          )
          for (const word of words) {
            const holds = ({ text }: Said) => wordsOf(text).has(stemOf(word))
            expect(one?.some(holds) && other?.some(holds)).toBe(true)
          }
        }
      }),
    )
  })
})
