import { describe, expect, it } from '@jest/globals'
import { sayWhen } from '../../domain/language.ts'

describe('a time in words', () => {
  it.each([
    [
      '2026-11-24T09:00:00.000Z',
      'tirsdag den 24. november 2026 kl. 10.00',
      'Tuesday 24 November 2026 at 10:00',
    ],
    [
      '2026-06-24T13:05:00.000Z',
      'onsdag den 24. juni 2026 kl. 15.05',
      'Wednesday 24 June 2026 at 15:05',
    ],
    [
      '2026-12-31T23:30:00.000Z',
      'fredag den 1. januar 2027 kl. 00.30',
      'Friday 1 January 2027 at 00:30',
    ],
    [
      '2026-03-29T00:59:59.999Z',
      'søndag den 29. marts 2026 kl. 01.59',
      'Sunday 29 March 2026 at 01:59',
    ],
    [
      '2026-03-29T01:00:00.000Z',
      'søndag den 29. marts 2026 kl. 03.00',
      'Sunday 29 March 2026 at 03:00',
    ],
    [
      '2026-08-01T06:00:00.000Z',
      'lørdag den 1. august 2026 kl. 08.00',
      'Saturday 1 August 2026 at 08:00',
    ],
  ])('says %s as "%s" and "%s", Danish time', (instant, danish, english) => {
    expect(sayWhen(instant, 'da')).toBe(danish)
    expect(sayWhen(instant, 'en').replace(',', '')).toBe(english)
  })
})
