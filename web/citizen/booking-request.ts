/** Wishes for a time: where each stands, who has it, and what came of it. */
import type { BookingRequest, PreferredTime } from '../../schemas/booking-request.ts'
import type { Page } from '../../schemas/page.ts'
import { asking, at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Trouble } from '../form.ts'
import { type Html, html, linesOf } from '../html.ts'
import type { Language } from '../language.ts'
import { dayOfWeek, moment, span } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink, buttonLink, emphasised, facts, more, note } from '../parts.ts'
import { bookingRequestTexts } from '../texts/citizen/booking-request.ts'
import { declineOffer, offerPart, openOffer, takeTime } from './booking-offer.ts'

const own = '/tidsoensker'

export const bookingRequestPages: Pages = {
  pages: [
    { path: own, for: 'citizen', show: list },
    { path: `${own}/:id`, for: 'citizen', show: (asked) => showOne(asked) },
  ],
  actions: [
    { path: `${own}/:id`, for: 'citizen', take: takeTime, again: showOne },
    { path: `${own}/:id/nej-tak`, for: 'citizen', take: declineOffer, again: showOne },
  ],
}

async function list(asked: Asked): Promise<View> {
  const { api, citizenId, language, query } = asked
  const t = bookingRequestTexts[language]
  const cursor = query.get('fra') ?? undefined
  const path = `/v1/booking-requests${asking({ citizenId, limit: '20', cursor })}`
  const { items, next } = await api.get<Page<BookingRequest>>(path)
  const main = html`<h1>${t.title}</h1><p>${t.what}</p>
<div class="actions">${buttonLink(`${own}/nyt`, t.ask, 'primary')}</div>
${items.length === 0 ? html`<p>${t.none}</p>` : html`<ul class="things">${items.map((one) => card(one, language))}</ul>`}
${more(asked, next)}`
  return { title: t.title, main, live: { kinds: ['booking-request'] } }
}

function card(
  { id, appointmentType, organisation, status, acceptedAt }: BookingRequest,
  language: Language,
): Html {
  const t = bookingRequestTexts[language]
  const state = t.status[status]
  return html`<li class="thing${status === 'offered' && ' first'}" id="oenske-${id}">
<h2><a href="${own}/${id}">${t.kind(appointmentType.name, organisation.name)}</a></h2>
<p>${status === 'offered' ? emphasised(state, 'warning') : html`<strong>${state}</strong>`}</p>
<p class="quiet">${t.sentAt(moment(acceptedAt, language))}</p></li>`
}

async function showOne(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params, query } = asked
  const t = bookingRequestTexts[language]
  const wish = await api.get<BookingRequest>(at`/v1/booking-requests/${params.id ?? ''}`)
  const { id, appointmentType, organisation, status, replaces, threadId, appointmentId } = wish
  const title = t.kind(appointmentType.name, organisation.name)
  const done = { bedt: t.done.bedt, svaret: t.done.svaret }[query.get('gjort') ?? '']
  const waiting = ['accepted', 'open', 'declined'].includes(status)
  const main = html`${errorSummary(trouble, language)}${backLink(own, t.back)}<h1>${title}</h1>
${done && !trouble && html`<div role="status">${note('success', done)}</div>`}
<p><strong>${stateOf(wish, asked)}</strong></p>
${waiting && wish.promisedAnswerBy && facts([[t.hear, moment(wish.promisedAnswerBy, language)]])}
<div class="actions">${appointmentId && buttonLink(`/aftaler/${appointmentId}`, t.seeNew, 'primary')}
${status === 'closed' && buttonLink(`${own}/nyt${asking({ aftale: replaces ?? '' })}`, t.again, 'primary')}
${threadId && buttonLink(`/kontakt/${threadId}`, t.thread)}
${status === 'closed' && html`<a href="/kontakt#kontakter">${t.contact}</a>`}</div>
${offerPart(asked, wish, trouble)}
<h2>${t.handedIn}</h2>
${facts([
  [t.type, appointmentType.name],
  [t.who, organisation.name],
  [t.instead, replaces && html`<a href="/aftaler/${replaces}">${t.seeOld}</a>`],
  [t.suits, wish.preferredTimes.map((one) => html`<div>${preferred(one, language)}</div>`)],
  [t.text, wish.text && linesOf(wish.text)],
  [t.sent, moment(wish.acceptedAt, language)],
])}`
  return { title, main, under: own, live: { kinds: ['booking-request'], ids: [id] } }
}

/** Where it stands, in a sentence. */
function stateOf(wish: BookingRequest, { language, now }: Asked): string {
  const t = bookingRequestTexts[language].state
  const { status, organisation, offers, offersLeft } = wish
  const who = organisation.name
  const last = offers.at(-1)
  const open = openOffer(wish, now)
  if (status === 'booked') return t.booked
  if (last?.status === 'taken') return t.taken
  if (open) return t.offered(who, moment(open.heldUntil, language))
  if (status === 'closed') return t.closed(who)
  if (last && offersLeft === 0) return t.usedUp(who)
  if (status === 'declined') return t.declined(who)
  if (last) return t.lapsed(who)
  return status === 'accepted' ? t.accepted : t.open(who)
}

function preferred({ from, until }: PreferredTime, language: Language): string {
  const sameDay = dayOfWeek(from, language) === dayOfWeek(until, language)
  return sameDay
    ? span(from, until, language)
    : `${moment(from, language)} – ${moment(until, language)}`
}
