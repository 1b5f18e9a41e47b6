/** A citizen's wish for a time, on the page of its task: what suits, what was offered, and offering times. */
import type { BookingRequest } from '../../schemas/booking-request.ts'
import type { Colleague } from '../../schemas/employee.ts'
import { select, textArea, textInput } from '../field.ts'
import { faultAt, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment, span } from '../moments.ts'
import type { Asked } from '../page.ts'
import { facts } from '../parts.ts'
import { offerTexts } from '../texts/employee/offer.ts'

/** In one offer. */
export const mostTimes = 5

interface Around {
  taskId: string
  colleagues: Colleague[]
  trouble: Trouble | undefined
}

export function bookingSection(asked: Asked, booking: BookingRequest, around: Around): Html {
  const { language } = asked
  const t = offerTexts[language]
  const { appointmentType, preferredTimes, text, status, offers, offersLeft } = booking
  const times = preferredTimes.map(
    ({ from, until }) => html`<li>${span(from, until, language)}</li>`,
  )
  const offerable = status === 'open' || status === 'declined'
  return html`<h2>${t.title}</h2>
${facts([
  [t.is, t.status[status]],
  [t.type, appointmentType.name],
  [t.preferred, html`<ul>${times}</ul>`],
  [t.text, text !== null && linesOf(text)],
])}
${offers.length > 0 && html`<h3>${t.earlier}</h3><ol class="timeline">${offers.map((one) => offered(asked, one))}</ol>`}
${offerable && (offersLeft > 0 ? offerForm(asked, booking, around) : html`<p>${t.usedUp}</p>`)}`
}

function offered({ language }: Asked, offer: BookingRequest['offers'][number]): Html {
  const t = offerTexts[language]
  const { number, madeAt, heldUntil, status, times } = offer
  const lines = times.map(
    ({ startsAt, endsAt, free }) =>
      html`<li>${span(startsAt, endsAt, language)}${!free && ` (${t.taken})`}</li>`,
  )
  return html`<li id="tilbud-${number}"><p><strong>${t.offer(number, moment(madeAt, language))}</strong></p>
<p>${t.offerIs[status](moment(heldUntil, language))}</p><ul>${lines}</ul></li>`
}

function offerForm(asked: Asked, booking: BookingRequest, around: Around): Html {
  const { language } = asked
  const { taskId, colleagues, trouble } = around
  const t = offerTexts[language]
  const field = { trouble, language }
  const rows = Array.from({ length: mostTimes }, (_, index) => row(asked, index + 1, trouble))
  const filled = Number(trouble?.faults.some(({ name }) => /^dag-[2-5]$/.test(name)))
  const people = [
    { value: '', words: t.nobody },
    ...colleagues.map(({ id, name }) => ({ value: id, words: name })),
  ]
  const content = html`<input type="hidden" name="booking" value="${booking.id}">
${rows[0]}
<details class="choose" id="flere-tider"${filled === 1 && html` open`}><summary>${t.more}</summary>${rows.slice(1)}</details>
${select({ ...field, name: 'hvem', label: t.employee, of: people })}
${textArea({ ...field, name: 'ledsag', label: t.own, optional: true, draft: `tilbud-${booking.id}` })}
<p>${t.held} ${t.left(booking.offersLeft)}</p>
<div class="actions"><button class="button button-primary">${t.send}</button></div>`
  return html`<h3>${t.make}</h3>${form(asked, `/opgaver/${taskId}/tilbud`, content)}`
}

function row({ language }: Asked, n: number, trouble: Trouble | undefined): Html {
  const t = offerTexts[language]
  const field = { trouble, language }
  const wrong = faultAt(trouble, `dag-${n}`)
  return html`<fieldset class="a-time${wrong && ' form-error'}"><legend class="form-label">${t.time(n)}</legend><div class="in-a-row">
${textInput({ ...field, name: `dag-${n}`, label: t.day, type: 'date' })}
${textInput({ ...field, name: `fra-${n}`, label: t.from, type: 'time' })}
${textInput({ ...field, name: `til-${n}`, label: t.until, type: 'time' })}</div></fieldset>`
}
