/** Up to three days that suit, each with its part of the day, as a form has them. */
import type { PreferredTime } from '../../schemas/booking-request.ts'
import { select } from '../field.ts'
import { type Form, faultAt, Incomplete, type Trouble } from '../form.ts'
import { type Html, html } from '../html.ts'
import { daysAfter, instantOf } from '../local-time.ts'
import { dayOfWeek } from '../moments.ts'
import type { Asked } from '../page.ts'
import { bookingWishTexts } from '../texts/citizen/booking-wish.ts'

const wishes = [1, 2, 3]
const daysAhead = 42
/** In Denmark. */
const parts = {
  whole: ['07:00', '17:00'],
  morning: ['07:00', '12:00'],
  afternoon: ['12:00', '17:00'],
} as const
type Part = keyof typeof parts

export function preferredDays({ language, now }: Asked, trouble: Trouble | undefined): Html {
  const t = bookingWishTexts[language]
  const days = daysAfter(now, daysAhead).map((value) => ({
    value,
    words: dayOfWeek(`${value}T12:00:00Z`, language),
  }))
  const times = Object.entries(t.parts).map(([value, words]) => ({ value, words }))
  const field = { trouble, language }
  const wrong = faultAt(trouble, 'day-1')
  return html`<fieldset class="form-group"${wrong && html` aria-describedby="day-1-error"`}><legend class="form-label">${t.days}</legend><p>${t.daysWhy}</p>
${wishes.map((n) => {
  const of = [{ value: '', words: n === 1 ? t.noDay : t.noMore }, ...days]
  return html`<fieldset class="thing choice-of-day"><legend>${t.wish(n)}</legend><div class="filters">
${select({ ...field, name: `day-${n}`, label: t.day, of })}
${select({ ...field, name: `part-${n}`, label: t.part, of: times })}</div></fieldset>`
})}</fieldset>`
}

/** Each once; days that are over, or that nobody offered, are none. */
export function preferredTimes({ language, now }: Asked, sent: Form): PreferredTime[] {
  const days = daysAfter(now, daysAhead)
  const chosen = wishes.flatMap((n) => {
    const [day, part] = [sent.text(`day-${n}`), sent.text(`part-${n}`)]
    if (!days.includes(day)) return []
    const [begins, ends] = parts[isPart(part) ? part : 'whole']
    const [from, until] = [instantOf(day, begins), instantOf(day, ends)]
    return from && until ? { from, until } : []
  })
  if (chosen.length === 0) {
    throw new Incomplete({ name: 'day-1', text: bookingWishTexts[language].chooseDay })
  }
  return [...new Map(chosen.map((one) => [one.from + one.until, one])).values()]
}

function isPart(text: string): text is Part {
  return Object.hasOwn(parts, text)
}
