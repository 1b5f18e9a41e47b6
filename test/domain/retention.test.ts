import { describe, expect, it } from '@jest/globals'
import {
  dueSince,
  type EntryGroup,
  newestDue,
  retentionClassOf,
  technicalTerms,
  usualTerms,
  yearsOf,
} from '../../domain/retention.ts'

const group = (last: string, more: Partial<EntryGroup> = {}): EntryGroup => ({
  ...{ class: 'dialogue', kles: ['27.36.04'], facet: '', last },
  ...more,
})

describe('the class of what is kept', () => {
  it('follows from the class in the chain', () => {
    const chained = ['dialogue', 'internal', 'access-log'] as const
    expect(chained.map(retentionClassOf)).toEqual(['journal', 'journal', 'access-log'])
  })

  it('is technical for what the house forgets by itself', () => {
    expect(technicalTerms).toEqual([
      { what: 'idempotency keys', hours: 7 * 24 },
      { what: 'events', hours: 24 },
      { what: 'packages of aktindsigt', hours: 28 * 24 },
    ])
  })
})

describe('the term', () => {
  it.each([
    ['social care', '27.36.04', '', 5],
    ['health care', '29.30.04', '', 10],
    ['aktindsigt, whatever it is about', '29.30.04', 'A53', 5],
    ['what has no number', '', '', 10],
    ['another number', '32.18.04', '', 10],
    ['a number that only begins with the same digits', '270.36.04', '', 10],
    ['another facet', '27.36.04', 'G01', 5],
  ] as const)('of %s', (...[, kle, facet, years]) => {
    expect(yearsOf({ class: 'journal', kle, facet }, usualTerms)).toBe(years)
  })

  it('of the access log is its own', () => {
    expect(yearsOf({ class: 'access-log', kle: '29.30.04', facet: '' }, usualTerms)).toBe(5)
  })

  it('is that of the longest match, in whatever order they stand', () => {
    const own = { class: 'journal', kle: '27.36', facet: '', years: 7 } as const
    const both = { class: 'journal', kle: '27', facet: 'A53', years: 3 } as const
    for (const terms of [
      [own, both, ...usualTerms],
      [...usualTerms, both, own],
    ]) {
      const years = (kle: string, facet = '') => yearsOf({ class: 'journal', kle, facet }, terms)
      expect([years('27.36.04'), years('27.12.00')]).toEqual([7, 5])
      expect([years('27.36.04', 'A53'), years('29.30.04', 'A53')]).toEqual([3, 5])
    }
  })

  it('is none where a municipality took it away: then it is kept', () => {
    expect(yearsOf({ class: 'journal', kle: '', facet: '' }, [])).toBeUndefined()
    expect(dueSince([group('2001-01-01T00:00:00.000Z')], [])).toBeUndefined()
  })
})

describe('when a record may go', () => {
  it('is so many years after its last entry', () => {
    const groups = [group('2020-03-05T10:00:00.000Z'), group('2019-03-05T10:00:00.000Z')]
    expect(dueSince(groups, usualTerms)).toBe('2025-03-05T10:00:00.000Z')
  })

  it('waits for the longest of all terms, also of one entry about two things', () => {
    const social = group('2020-03-05T10:00:00.000Z')
    const health = group('2016-01-01T10:00:00.000Z', { kles: ['29.30.04'] })
    expect(dueSince([social, health], usualTerms)).toBe('2026-01-01T10:00:00.000Z')
    const both = group('2020-03-05T10:00:00.000Z', { kles: ['27.36.04', '29.30.04'] })
    expect(dueSince([both], usualTerms)).toBe('2030-03-05T10:00:00.000Z')
    const none = group('2020-03-05T10:00:00.000Z', { kles: [] })
    expect(dueSince([none], usualTerms)).toBe('2030-03-05T10:00:00.000Z')
  })

  it('is never before: a leap day ends on 1 March', () => {
    expect(dueSince([group('2024-02-29T10:00:00.000Z')], usualTerms)).toBe(
      '2029-03-01T10:00:00.000Z',
    )
  })

  it('is not said of nobody', () => {
    expect(dueSince([], usualTerms)).toBeUndefined()
  })

  it('is not yet where the last entry is younger than every term', () => {
    const now = new Date('2030-06-01T12:00:00.000Z')
    expect(newestDue(usualTerms, now)).toBe('2025-06-01T12:00:00.000Z')
  })
})
