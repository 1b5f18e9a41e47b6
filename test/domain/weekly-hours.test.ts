import { describe, expect, it } from '@jest/globals'
import { withinHours } from '../../domain/weekly-hours.ts'

describe('hours of the week', () => {
  const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', until: '15:00' }))
  const closed = { closingDays: ['2026-12-24'] }
  const at = (instant: string, hours = office) => withinHours(hours, new Date(instant), closed)

  it.each([
    {
      when: 'a Tuesday morning',
      at: '2026-11-24T07:00:00.000Z',
      open: true,
      changesAt: '2026-11-24T14:00:00.000Z',
    },
    {
      when: 'a Tuesday before eight',
      at: '2026-11-24T06:59:59.999Z',
      open: false,
      changesAt: '2026-11-24T07:00:00.000Z',
    },
    {
      when: 'three in the afternoon',
      at: '2026-11-24T14:00:00.000Z',
      open: false,
      changesAt: '2026-11-25T07:00:00.000Z',
    },
    {
      when: 'a Friday evening',
      at: '2026-11-27T19:00:00.000Z',
      open: false,
      changesAt: '2026-11-30T07:00:00.000Z',
    },
    {
      when: 'a public holiday',
      at: '2026-12-25T09:00:00.000Z',
      open: false,
      changesAt: '2026-12-28T07:00:00.000Z',
    },
    {
      when: 'a closing day',
      at: '2026-12-24T09:00:00.000Z',
      open: false,
      changesAt: '2026-12-28T07:00:00.000Z',
    },
    {
      when: 'a summer morning',
      at: '2026-06-23T06:00:00.000Z',
      open: true,
      changesAt: '2026-06-23T13:00:00.000Z',
    },
  ])('are told on $when', ({ at: instant, open, changesAt }) => {
    expect(at(instant)).toEqual({ open, changesAt })
  })

  it('are all hours where there are none', () => {
    expect(at('2026-12-25T09:00:00.000Z', [])).toEqual({ open: true, changesAt: null })
  })

  it('go on where one period begins as another ends, also over midnight', () => {
    const night = [
      { weekday: 2, from: '20:00', until: '24:00' },
      { weekday: 3, from: '00:00', until: '06:00' },
      { weekday: 3, from: '05:00', until: '07:00' },
    ]
    const changesAt = '2026-11-25T06:00:00.000Z'
    expect(at('2026-11-24T22:00:00.000Z', night)).toEqual({ open: true, changesAt })
  })

  it('are true to the Danish clock at every hour of the weeks in which it changes', () => {
    const hours = [7, 1].map((weekday) => ({ weekday, from: '06:00', until: '22:00' }))
    for (const start of ['2026-03-28T12:00:00.000Z', '2026-10-24T12:00:00.000Z']) {
      for (let hour = 0; hour < 72; hour += 1) {
        const now = new Date(new Date(start).getTime() + hour * hourMs)
        const { weekday = '', hour: clockHour } = danish(now.toISOString())
        const open =
          ['Sun', 'Mon'].includes(weekday) && Number(clockHour) >= 6 && Number(clockHour) < 22
        expect({ now, open: withinHours(hours, now, closed).open }).toEqual({ now, open })
      }
    }
  })
})

const hourMs = 3_600_000
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function danish(instant: string): Record<string, string> {
  const parts = clock.formatToParts(new Date(instant))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
