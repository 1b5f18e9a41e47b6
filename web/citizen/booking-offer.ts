/** The times that a supplier offers: to take one of them, or to say that none suits. */
import type { BookingRequest } from '../../schemas/booking-request.ts'
import { at } from '../api.ts'
import { choices } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form, oneButton } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import { span } from '../moments.ts'
import type { Asked, Redirect } from '../page.ts'
import { bookingRequestTexts } from '../texts/citizen/booking-request.ts'

/** The one that waits for an answer. */
export function openOffer({ offers }: BookingRequest, now: Date) {
  const last = offers.at(-1)
  return last?.status === 'open' && new Date(last.heldUntil) > now ? last : undefined
}

export function offerPart(asked: Asked, wish: BookingRequest, trouble?: Trouble): Html | undefined {
  const { language, now } = asked
  const t = bookingRequestTexts[language]
  const { id, offersLeft } = wish
  const offer = openOffer(wish, now)
  if (!offer) return undefined
  const times = offer.times.map(({ id: value, startsAt, endsAt, free }) => {
    return { value, words: span(startsAt, endsAt, language), free }
  })
  const of = times.filter(({ free }) => free)
  const gone = times.filter(({ free }) => !free)
  const field = { name: 'timeId', label: t.choose, trouble, language }
  const taking = html`${choices({ ...field, of })}
<div class="actions"><button class="button button-primary">${t.take}</button></div>`
  return html`<section id="tilbud">${of.length > 0 && form(asked, `/tidsoensker/${id}`, taking)}
${gone.length > 0 && html`<ul>${gone.map(({ words }) => html`<li>${t.gone(words)}</li>`)}</ul>`}
<h2>${t.declineTitle}</h2><p>${t.declineWhat(offersLeft)}</p>
${oneButton(asked, `/tidsoensker/${id}/nej-tak`, t.decline)}</section>`
}

export async function takeTime({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const timeId = sent.text('timeId')
  const t = bookingRequestTexts[language]
  if (!timeId) throw new Incomplete({ name: 'timeId', text: t.chooseOne })
  const path = at`/v1/booking-requests/${id}/acceptance`
  await api.send('POST', path, { body: { timeId }, key: sent.text('key') })
  return { to: `/tidsoensker/${id}` }
}

export async function declineOffer({ api, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  await api.send('POST', at`/v1/booking-requests/${id}/decline`, { key: sent.text('key') })
  return { to: `/tidsoensker/${id}?gjort=svaret` }
}
