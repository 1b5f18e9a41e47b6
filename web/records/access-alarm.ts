/** The looks at citizens' data that a records officer should look into. */
import { type AccessLogLine, Alarm } from '../../schemas/access-log.ts'
import type { Page } from '../../schemas/page.ts'
import { asking } from '../api.ts'
import { select } from '../field.ts'
import { type Html, html } from '../html.ts'
import type { Asked, Pages, View } from '../page.ts'
import { more } from '../parts.ts'
import { accessAlarmTexts } from '../texts/records/access-alarm.ts'
import { look } from './look.ts'

export const alarmPages: Pages = {
  pages: [{ path: '/opslag', for: 'employee', show: listAlarms }],
  actions: [],
}

async function listAlarms(asked: Asked): Promise<View> {
  const { api, language, query } = asked
  const t = accessAlarmTexts[language]
  const alarm = query.get('slags') ?? ''
  const cursor = query.get('fra') ?? undefined
  const path = `/v1/access-alarms${asking({ alarm, cursor, limit: '20' })}`
  const { items, next } = await api.get<Page<AccessLogLine>>(path)
  const kinds = Alarm.enum.map((value) => ({ value, words: t.alarm[value] }))
  const of = [{ value: '', words: t.all }, ...kinds]
  const field = { name: 'slags', label: t.filter, of, value: alarm, trouble: undefined, language }
  const main = html`<h1>${t.title}</h1><p>${t.why}</p>
<form method="get" action="/opslag" class="filters">${select(field)}<button class="button button-secondary">${t.show}</button></form>
${items.length === 0 && html`<p>${t.none}</p>`}
<ul class="things">${items.map((one) => html`<li class="thing" id="opslag-${one.id}">${look(asked, one, true)}${whose(one, asked)}</li>`)}</ul>
${more(asked, next)}`
  return { title: t.title, main }
}

function whose({ citizenIds = [] }: AccessLogLine, { language }: Asked): Html {
  const t = accessAlarmTexts[language]
  return html`<ul class="link-list">${citizenIds.map((id) => html`<li><a href="/opslag/${id}">${t.citizen(id.slice(-6))}</a></li>`)}</ul>`
}
