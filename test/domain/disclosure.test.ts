import { describe, expect, it } from '@jest/globals'
import { decidedBy, mayAsk, remindedAt, whyNotExtend } from '../../domain/disclosure.ts'
import type { DisclosureStatus, DisclosureType } from '../../schemas/disclosure-request.ts'

const none = { closingDays: [] }

describe('the clock of aktindsigt', () => {
  it.each([
    ['a Friday', '2026-11-27T09:00:00.000Z', '2026-12-08T22:59:00.000Z'],
    [
      'late on a Friday, when it is Saturday in Denmark',
      '2026-11-27T23:30:00.000Z',
      '2026-12-08T22:59:00.000Z',
    ],
    ['before Christmas', '2026-12-21T09:00:00.000Z', '2026-12-31T22:59:00.000Z'],
    [
      'before Easter, when summer time begins',
      '2027-03-19T09:00:00.000Z',
      '2027-04-02T21:59:00.000Z',
    ],
  ])('gives seven working days from %s', (_, askedAt, dueBy) => {
    expect(decidedBy(askedAt, none)).toBe(dueBy)
  })

  it('counts no day on which the municipality is closed', () => {
    const closingDays = ['2026-12-24', '2026-12-31']
    expect(decidedBy('2026-12-21T09:00:00.000Z', { closingDays })).toBe('2027-01-05T22:59:00.000Z')
  })

  it('reminds two working days before, over a weekend', () => {
    expect(remindedAt('2026-12-08T22:59:00.000Z', none)).toBe('2026-12-03T23:00:00.000Z')
    expect(remindedAt('2026-12-14T22:59:00.000Z', none)).toBe('2026-12-09T23:00:00.000Z')
  })

  it.each<[DisclosureType, string[]]>([
    ['health', ['citizen', 'representative']],
    ['party', ['citizen', 'representative']],
    ['gdpr', ['citizen', 'representative']],
    ['public', ['other']],
  ])('lets %s be asked by %p', (type, kinds) => {
    const all = ['citizen', 'representative', 'other'] as const
    expect(all.filter((kind) => mayAsk(type, kind))).toEqual(kinds)
  })
})

describe('a letter that moves the time', () => {
  const now = new Date('2026-12-01T09:00:00.000Z')
  const clock = (type: DisclosureType, status: DisclosureStatus = 'open') => ({
    ...{ type, status, askedAt: '2026-11-27T09:00:00.000Z', dueBy: '2026-12-08T22:59:00.000Z' },
  })

  it.each<[string, [DisclosureType, dueBy: string], string | undefined]>([
    ['a later day', ['party', '2026-12-15T22:59:00.000Z'], undefined],
    ['the last day there is', ['party', '2027-01-26T22:59:00.000Z'], undefined],
    ['a day after the last', ['party', '2027-01-27T09:00:00.000Z'], 'extension-invalid'],
    ['the day it is due', ['party', '2026-12-08T22:59:00.000Z'], 'extension-invalid'],
    ['an earlier day', ['public', '2026-12-04T09:00:00.000Z'], 'extension-invalid'],
    ['three months from the day it was asked', ['gdpr', '2027-02-27T09:00:00.000Z'], undefined],
    ['more than three months', ['gdpr', '2027-02-27T09:00:00.001Z'], 'extension-invalid'],
    ['any day, of health care', ['health', '2026-12-15T22:59:00.000Z'], 'extension-not-allowed'],
  ])('to %s', (_, [type, dueBy], why) => {
    expect(whyNotExtend(clock(type), { dueBy, now }, none)).toBe(why)
  })

  it.each<DisclosureStatus>(['awaiting-approval', 'making', 'handed-out', 'refused', 'withdrawn'])(
    'is not sent when it is %s',
    (status) => {
      const dueBy = '2026-12-15T22:59:00.000Z'
      expect(whyNotExtend(clock('party', status), { dueBy, now }, none)).toBe('disclosure-not-open')
    },
  )
})
