import type { PreferredTime } from '../schemas/booking-request.ts'
import { sayDay, sayWhen, type Words } from './language.ts'

interface ToldBooking {
  authorName: string
  appointmentType: string
  /** Where it takes the place of a visit. */
  replacedStartsAt: string | null
  preferredTimes: readonly PreferredTime[]
  text: string | null
}

/** The words of the task and of the message: one text, so that they always agree (Danish). */
export function tellBookingRequest(told: ToldBooking): string {
  const { authorName, replacedStartsAt, preferredTimes, text } = told
  const what = told.appointmentType.toLowerCase()
  const wish = replacedStartsAt
    ? `${authorName} ønsker en ny tid til ${what} i stedet for ${sayWhen(replacedStartsAt, 'da')}.`
    : `${authorName} ønsker en tid til ${what}.`
  const times = preferredTimes.map(
    ({ from, until }) => `– ${sayDay(from, 'da')} til ${sayDay(until, 'da')}`,
  )
  return [wish, 'Det passer bedst:', ...times, ...(text === null ? [] : [text])].join('\n')
}

export interface OfferedSpan {
  startsAt: string
  endsAt: string
}

/** The message that goes with an offer (Danish). */
export function tellOffer(
  organisation: string,
  {
    times,
    heldUntil,
    text,
  }: { times: readonly OfferedSpan[]; heldUntil: string; text: string | null },
): string {
  return [
    `${organisation} tilbyder dig ${times.length === 1 ? 'denne tid' : 'disse tider'}:`,
    ...times.map(({ startsAt }) => `– ${sayWhen(startsAt, 'da')}`),
    `Vi holder ${times.length === 1 ? 'den' : 'dem'} for dig til ${sayDay(heldUntil, 'da')}.`,
    ...(text === null ? [] : [text]),
  ].join('\n')
}

interface ToldTime {
  authorName: string
  appointmentType: string
  startsAt: string
  replacedStartsAt: string | null
}

/** The message that goes with a new time (Danish). */
export function tellBooked(told: ToldTime): string {
  const what = `${told.appointmentType.toLowerCase()} ${sayWhen(told.startsAt, 'da')}`
  return told.replacedStartsAt
    ? `${told.authorName} har fået en ny tid: ${what} i stedet for ${sayWhen(told.replacedStartsAt, 'da')}.`
    : `${told.authorName} har fået en tid: ${what}.`
}

export function tellDeclined(authorName: string): string {
  return `${authorName} kan ikke bruge de tider, der blev tilbudt.`
}

export function tellLapsed(): string {
  return 'Tilbuddet er udløbet uden svar. Tiderne er givet fri.'
}

export function tellClosed(organisation: string): string {
  return `${organisation} har afsluttet ønsket om en tid, uden at der blev aftalt en.`
}

/** Somebody else was quicker: what there is left to choose from. */
export function sayTimeTaken(rest: readonly OfferedSpan[]): Words {
  const list = (language: 'da' | 'en') =>
    rest.map(({ startsAt }) => sayWhen(startsAt, language)).join('; ')
  return rest.length === 0
    ? {
        da: 'En anden har lige fået tiden, og der er ikke flere i dette tilbud. Bed om andre tider ved at sige nej tak.',
        en: 'Someone else has just got the time, and none is left in this offer. Ask for others by declining it.',
      }
    : {
        da: `En anden har lige fået tiden. Du kan stadig vælge: ${list('da')}.`,
        en: `Someone else has just got the time. You can still choose: ${list('en')}.`,
      }
}
