/** To move a visit into a free time without asking, where its kind allows that. */
import type { Appointment } from '../../schemas/appointment.ts'
import type { FreeTime } from '../../schemas/free-time.ts'
import { asking, at } from '../api.ts'
import { choices, errorSummary } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import { span } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, buttonLink } from '../parts.ts'
import { appointmentTexts } from '../texts/appointment.ts'
import { moveTexts } from '../texts/citizen/move.ts'
import { isCancellable } from './appointment.ts'

const path = '/aftaler/:id/flyt'
/** As many as one can look through at once. */
const shown = 12

export const movePages: Pages = {
  pages: [{ path, for: 'citizen', show: (asked) => chooseTime(asked) }],
  actions: [{ path, for: 'citizen', take: move, again: chooseTime }],
}

async function chooseTime(asked: Asked, trouble?: Trouble): Promise<View | Redirect> {
  const { api, language, now, params, query } = asked
  const t = moveTexts[language]
  const { id = '' } = params
  const after = Date.parse(query.get('fra') ?? '')
  const from = Number.isNaN(after) ? undefined : new Date(after).toISOString()
  const [visit, times] = await Promise.all([
    api.get<Appointment>(at`/v1/appointments/${id}`),
    api.get<FreeTime[]>(at`/v1/appointments/${id}/free-times` + asking({ from })),
  ])
  if (!visit.movable || !isCancellable(visit, now)) return { to: `/aftaler/${id}` }
  const main = html`${errorSummary(trouble, language)}${backLink(`/aftaler/${id}`, appointmentTexts[language].toOne)}<h1>${t.title}</h1>
<p><strong>${t.now}</strong><br>${visit.type.name}<br>${span(visit.startsAt, visit.endsAt, language)}</p>
${times.length > 0 ? choosing(asked, times, trouble) : html`<p>${from ? t.noneMore : t.none}</p>`}
${from && html`<p><a href="/aftaler/${id}/flyt">${t.sooner}</a></p>`}
<p>${t.other}</p><div class="actions">${buttonLink(`/tidsoensker/nyt?aftale=${id}`, t.ask)}</div>`
  return { title: t.title, main, under: '/aftaler' }
}

function choosing(asked: Asked, times: FreeTime[], trouble: Trouble | undefined): Html {
  const { language, params } = asked
  const t = moveTexts[language]
  const { id = '' } = params
  const of = times.slice(0, shown).map(({ id: value, startsAt, endsAt }) => {
    return { value, words: span(startsAt, endsAt, language) }
  })
  const next = times[shown]
  const later = next && `/aftaler/${id}/flyt${asking({ fra: next.startsAt })}`
  const field = { name: 'freeTimeId', label: t.times, trouble, language }
  return form(
    asked,
    `/aftaler/${id}/flyt`,
    html`${choices({ ...field, of })}${later && html`<p><a href="${later}">${t.later}</a></p>`}<p>${t.what}</p>
<div class="actions"><button class="button button-primary">${t.move}</button> <a href="/aftaler/${id}">${t.keep}</a></div>`,
  )
}

async function move({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const freeTimeId = sent.text('freeTimeId')
  if (!freeTimeId) {
    throw new Incomplete({ name: 'freeTimeId', text: moveTexts[language].chooseOne })
  }
  const made = await api.send<Appointment>('POST', at`/v1/appointments/${id}/move`, {
    body: { freeTimeId },
    key: sent.text('key'),
  })
  return { to: `/aftaler/${made.body.id}?gjort=flyttet` }
}
