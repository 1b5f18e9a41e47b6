import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Appointment } from '../../schemas/appointment.ts'
import { calendarOf } from '../../web/citizen/calendar.ts'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { enter } from './ways.ts'

const visit: Appointment = {
  id: '019b76da-a800-7ef9-837c-bbe594e7ad88',
  citizenId: '019b76da-a800-7e5c-b916-cf7f2f1ca49c',
  status: 'booked',
  startsAt: '2026-01-16T09:00:00.000Z',
  endsAt: '2026-01-16T09:30:00.000Z',
  type: { code: 'cleaning', name: 'Rengøring', serviceCode: 'P-1', kle: '27.36.08' },
  organisation: { id: '019b76da-a800-7ef9-837c-bbe594e7ad89', code: 'nord', name: 'Pleje Nord' },
  cancellationId: null,
  cancellableUntil: '2026-01-16T07:00:00.000Z',
  lateFrom: '2026-01-16T07:00:00.000Z',
  movable: true,
  replaces: null,
}
const told = {
  language: 'da' as const,
  now: new Date('2026-01-10T12:00:00Z'),
  url: 'https://x.dk/a',
}
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('an appointment in a calendar', () => {
  it('has its id, its times in UTC, and what it is', () => {
    const text = calendarOf(visit, told)
    expect(linesOf(text)).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Borgerdialog//Aftaler//DA'],
      ...['CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', `UID:${visit.id}`],
      ...['SEQUENCE:29467440', 'DTSTAMP:20260110T120000Z', 'DTSTART:20260116T090000Z'],
      ...['DTEND:20260116T093000Z', 'SUMMARY:Rengøring (Pleje Nord)'],
      'DESCRIPTION:Tiden kan blive ændret. Se\\, hvad der gælder nu\\, eller aflys i Borgerdialog: https://x.dk/a',
      ...['URL:https://x.dk/a', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', ''],
    ])
  })

  it.each(['cancelled', 'moved'] as const)('is withdrawn when it is %s', (status) => {
    const before = linesOf(calendarOf(visit, told))
    const after = linesOf(
      calendarOf({ ...visit, status }, { ...told, now: new Date('2026-01-11T12:00:00Z') }),
    )
    expect(after).toContain('METHOD:CANCEL')
    expect(after).toContain('STATUS:CANCELLED')
    expect(after).toContain(`UID:${visit.id}`)
    const sequence = (lines: string[]) =>
      Number(lines.find((line) => line.startsWith('SEQUENCE:'))?.slice(9))
    expect(sequence(after)).toBeGreaterThan(sequence(before))
  })

  it('has short lines and whole characters, and nothing in a name that ends a line', () => {
    const name = `Æble; grød, ${'ø'.repeat(90)} \\\r\nSTATUS:CANCELLED`
    const text = calendarOf({ ...visit, type: { ...visit.type, name } }, told)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    const summary = linesOf(text).find((line) => line.startsWith('SUMMARY:'))
    expect(summary).toBe(
      `SUMMARY:Æble\\; grød\\, ${'ø'.repeat(90)} \\\\\\nSTATUS:CANCELLED (Pleje Nord)`,
    )
    expect(linesOf(text).filter((line) => line.startsWith('STATUS:'))).toEqual(['STATUS:CONFIRMED'])
  })
})

describe('the calendar file', () => {
  let pages: TestPages
  let browser: Browser
  beforeAll(async () => {
    pages = await openTestPages()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await pages?.close()
  })

  async function fetched(page: Page, link: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(link)])
    expect(download.suggestedFilename()).toBe('aftale.ics')
    return readFile(await download.path(), 'utf8')
  }

  it('is fetched from the appointment, and its withdrawal from there and from the receipt', async () => {
    const [id = ''] = await pages.house.book({})
    const { page, close } = await enter({ browser, pages }, ['anna', `/aftaler/${id}`])
    expect(await fetched(page, 'text=Læg i min kalender')).toContain('METHOD:PUBLISH')
    const { body } = await pages.as('anna').cancel(id)
    await page.goto(`/aftaler/${id}`)
    const withdrawn = await fetched(page, 'text=Fjern den fra din kalender')
    expect(withdrawn).toContain('METHOD:CANCEL')
    expect(withdrawn).toContain(`UID:${id}`)
    await page.goto(`/aflysninger/${body.id}/kvittering`)
    expect(await fetched(page, 'text=Fjern den fra din kalender')).toContain('METHOD:CANCEL')
    await close()
  })

  it('is nobody else’s', async () => {
    const [id = ''] = await pages.house.book({})
    const { page, close } = await enter({ browser, pages }, ['bent', '/aftaler'])
    const answer = await page.goto(`/aftaler/${id}/kalender.ics`)
    expect(answer?.status()).toBe(404)
    expect(await page.textContent('h1')).toBe('Siden findes ikke')
    await close()
  })
})
