import { describe, expect, it } from '@jest/globals'
import { checkedIn } from '../../domain/calendar.ts'

describe('the check window in which a team looks first', () => {
  const [morning, afternoon] = [
    { from: '07:00', until: '08:00' },
    { from: '14:00', until: '15:00' },
  ]
  const times = { windows: [afternoon, morning], closingDays: ['2026-11-26'] }

  it.each([
    {
      when: 'before it begins',
      from: '2026-11-24T05:59:00.000Z',
      window: morning,
      startsAt: '2026-11-24T06:00:00.000Z',
    },
    {
      when: 'while it lasts',
      from: '2026-11-24T06:59:59.999Z',
      window: morning,
      startsAt: '2026-11-24T06:00:00.000Z',
    },
    {
      when: 'as it ends: the next',
      from: '2026-11-24T07:00:00.000Z',
      window: afternoon,
      startsAt: '2026-11-24T13:00:00.000Z',
    },
    {
      when: 'after the last: not on a closing day',
      from: '2026-11-25T14:00:00.000Z',
      window: morning,
      startsAt: '2026-11-27T06:00:00.000Z',
    },
    {
      when: 'on a Saturday: on Monday',
      from: '2026-11-28T12:00:00.000Z',
      window: morning,
      startsAt: '2026-11-30T06:00:00.000Z',
    },
    {
      when: 'in summer',
      from: '2026-06-23T05:30:00.000Z',
      window: morning,
      startsAt: '2026-06-23T05:00:00.000Z',
    },
  ])('is the one that ends next: $when', ({ from, window, startsAt }) => {
    expect(checkedIn(from, times)).toEqual({ window, startsAt })
  })

  it('is none where the team has none', () => {
    expect(checkedIn('2026-11-24T05:59:00.000Z', { windows: [], closingDays: [] })).toBeNull()
  })
})
