import type { Appointment } from '../../schemas/appointment.ts'
import type { Page } from '../../schemas/page.ts'
import { asking, at } from '../api.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { moment, span } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink, buttonLink, facts, more, note } from '../parts.ts'
import { appointmentTexts } from '../texts/appointment.ts'
import { calendarTexts } from '../texts/citizen/calendar.ts'
import { moveTexts } from '../texts/citizen/move.ts'
import { isOff } from './calendar.ts'

const monthMs = 30 * 24 * 3_600_000

export const appointmentPages: Pages = {
  pages: [
    { path: '/aftaler', for: 'citizen', show: listComing },
    { path: '/aftaler/tidligere', for: 'citizen', show: listPast },
    { path: '/aftaler/:id', for: 'citizen', show: showAppointment },
  ],
  actions: [],
}

async function listComing(asked: Asked): Promise<View> {
  const { api, citizenId, language, now, query } = asked
  const t = appointmentTexts[language]
  const from = now.toISOString()
  const cursor = query.get('fra') ?? undefined
  const path = `/v1/appointments${asking({ citizenId, from, limit: '15', cursor })}`
  const { items, next } = await api.get<Page<Appointment>>(path)
  const coming = items.filter((one) => one.status !== 'moved')
  const firstBooked = cursor ? undefined : coming.find((one) => one.status === 'booked')
  const others = coming.filter((one) => one !== firstBooked)
  const main = html`<h1>${t.title}</h1>
${coming.length === 0 && html`<p>${t.none}</p>`}
${firstBooked && html`<section><h2>${t.next}</h2><ul class="things">${card(asked, firstBooked, 'first')}</ul></section>`}
${others.length > 0 && html`<section><h2>${t.coming}</h2><ul class="things">${others.map((one) => card(asked, one))}</ul></section>`}
${more(asked, next)}
<div class="actions">${buttonLink('/tidsoensker/nyt', t.wish)} <a href="/aftaler/tidligere">${t.earlier}</a></div>`
  return { title: t.title, main, live: { kinds: ['appointment', 'cancellation'] } }
}

/** The last three months, the latest first. */
async function listPast(asked: Asked): Promise<View> {
  const { api, citizenId, language, now } = asked
  const t = appointmentTexts[language]
  const from = new Date(now.getTime() - 3 * monthMs).toISOString()
  const path = `/v1/appointments${asking({ citizenId, from, to: now.toISOString(), limit: '100' })}`
  const { items } = await api.get<Page<Appointment>>(path)
  const main = html`${backLink('/aftaler', t.back)}<h1>${t.past}</h1>
${items.length === 0 ? html`<p>${t.nonePast}</p>` : html`<h2>${t.lastMonths}</h2>`}
<ul class="things">${items.reverse().map((one) => card(asked, one))}</ul>`
  return { title: t.past, main, under: '/aftaler' }
}

function card({ language, now }: Asked, one: Appointment, look = ''): Html {
  const t = appointmentTexts[language]
  const { id, type, startsAt, status, cancellationId } = one
  const cancellable = isCancellable(one, now)
  const gone = status === 'cancelled' ? ' gone' : ''
  return html`<li class="thing ${look}${gone}" id="aftale-${id}">
<h3><a href="/aftaler/${id}">${type.name}</a></h3>
<p class="when"><time datetime="${startsAt}">${span(startsAt, one.endsAt, language)}</time></p>
<p>${whoComes(one, language)}</p>
${status !== 'booked' && html`<p><strong>${t.status[status]}</strong></p>`}
${cancellable && html`<div class="actions">${cancelLink(one, language)}</div>`}
${cancellationId && html`<p><a href="/aflysninger/${cancellationId}">${t.seeCancellation}</a></p>`}
</li>`
}

function cancelLink({ id, type, startsAt }: Appointment, language: Language): Html {
  const t = appointmentTexts[language]
  const what = `${type.name.toLowerCase()} ${moment(startsAt, language)}`
  return html`<a class="button button-secondary" href="/aftaler/${id}/aflys">${t.cancel}<span class="sr-only"> ${what}</span></a>`
}

export function whoComes({ organisation }: Appointment, language: Language): string {
  const t = appointmentTexts[language]
  return organisation ? t.comes(organisation.name) : t.unknownSupplier
}

export function isCancellable(
  { status, cancellationId, cancellableUntil }: Appointment,
  now: Date,
) {
  return status === 'booked' && !cancellationId && new Date(cancellableUntil) > now
}

async function showAppointment(asked: Asked): Promise<View> {
  const { api, language, now, params, query } = asked
  const [t, calendar] = [appointmentTexts[language], calendarTexts[language]]
  const one = await api.get<Appointment>(at`/v1/appointments/${params.id ?? ''}`)
  const { id, type, startsAt, endsAt, status, cancellationId, cancellableUntil } = one
  const booked = status === 'booked' && !cancellationId && new Date(startsAt) > now
  const cancellable = isCancellable(one, now)
  const moved = query.get('gjort') === 'flyttet'
  const main = html`${backLink('/aftaler', t.back)}<h1>${type.name}</h1>
${moved && html`<div role="status">${note('success', one.replaces ? moveTexts[language].moved : moveTexts[language].moving)}</div>`}
${booked && !cancellable && note('warning', t.tooLate(moment(cancellableUntil, language)))}
${facts([
  [t.when, span(startsAt, endsAt, language)],
  [t.who, one.organisation?.name ?? t.unknownSupplier],
  [t.state, t.status[status]],
  [t.until, booked && cancellable && moment(cancellableUntil, language)],
])}
<div class="actions">
${cancellable && buttonLink(`/aftaler/${id}/aflys`, t.cancel, 'primary')}
${cancellable && one.movable && buttonLink(`/aftaler/${id}/flyt`, t.move)}
${cancellationId && buttonLink(`/aflysninger/${cancellationId}`, t.seeCancellation, 'primary')}
${booked && !(cancellable && one.movable) && buttonLink(`/tidsoensker/nyt?aftale=${id}`, t.wishOther)}
${booked && html`<a href="/aftaler/${id}/kalender.ics">${calendar.add}</a>`}
</div>
${isOff(one) && html`<p>${calendar.removeWhat}</p><p><a href="/aftaler/${id}/kalender.ics">${calendar.remove}</a></p>`}`
  return { title: type.name, main, live: { kinds: ['appointment', 'cancellation'], ids: [id] } }
}
