/** An appointment as calendars read it (iCalendar, RFC 5545), and its withdrawal (RFC 5546). */
import type { Appointment } from '../../schemas/appointment.ts'
import { at } from '../api.ts'
import type { Language } from '../language.ts'
import type { Hand, Pages } from '../page.ts'
import { calendarTexts } from '../texts/citizen/calendar.ts'

const minuteMs = 60_000
const longestLine = 75

const calendarHand: Hand = {
  path: '/aftaler/:id/kalender.ics',
  for: 'citizen',
  async hand({ api, language, now, params }, ctx) {
    const { id = '' } = params
    const appointment = await api.get<Appointment>(at`/v1/appointments/${id}`)
    const url = `${ctx.origin}/aftaler/${id}`
    ctx.type = `text/calendar; charset=utf-8; method=${methodOf(appointment)}`
    ctx.set('Content-Disposition', 'attachment; filename="aftale.ics"')
    ctx.body = calendarOf(appointment, { language, now, url })
    return undefined
  },
}

export const calendarPages: Pages = { pages: [], actions: [], hands: [calendarHand] }

/** It no longer takes place then. */
export function isOff({ status }: Appointment): boolean {
  return status === 'cancelled' || status === 'moved'
}

function methodOf(appointment: Appointment): 'PUBLISH' | 'CANCEL' {
  return isOff(appointment) ? 'CANCEL' : 'PUBLISH'
}

interface Told {
  language: Language
  now: Date
  /** Where the appointment is shown. */
  url: string
}

export function calendarOf(appointment: Appointment, { language, now, url }: Told): string {
  const t = calendarTexts[language]
  const { id, type, organisation, startsAt, endsAt } = appointment
  const off = isOff(appointment)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Borgerdialog//Aftaler//DA',
    'CALSCALE:GREGORIAN',
    `METHOD:${methodOf(appointment)}`,
    'BEGIN:VEVENT',
    `UID:${id}`,
    // whatever was fetched last counts, also after a cancellation was undone
    `SEQUENCE:${Math.floor(now.getTime() / minuteMs)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(new Date(startsAt))}`,
    `DTEND:${utc(new Date(endsAt))}`,
    `SUMMARY:${escaped(t.summary(type.name, organisation?.name ?? t.municipality))}`,
    `DESCRIPTION:${escaped(off ? t.cancelled(url) : t.description(url))}`,
    `URL:${url}`,
    `STATUS:${off ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** "20260116T090000Z" */
function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, '')
}

/** §3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** §3.1: no line of more than 75 octets, and no character torn apart. */
function folded(line: string): string {
  let [text, octets] = ['', 0]
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (octets + length > longestLine) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += length
  }
  return text
}
