/** Who looked at the data of one citizen. */
import type { AccessLogLine } from '../../schemas/access-log.ts'
import type { Page } from '../../schemas/page.ts'
import { asking, at } from '../api.ts'
import { textInput } from '../field.ts'
import { html } from '../html.ts'
import { instantOf } from '../local-time.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink, buttonLink, more } from '../parts.ts'
import { accessAlarmTexts } from '../texts/records/access-alarm.ts'
import { look } from './look.ts'

const under = '/opslag'

export const accessLogPages: Pages = {
  pages: [{ path: '/opslag/:id', for: 'employee', show: listLooks }],
  actions: [],
}

async function listLooks(asked: Asked): Promise<View> {
  const { api, language, params, query } = asked
  const t = accessAlarmTexts[language]
  const { id = '' } = params
  const [first, last] = [query.get('foerste') ?? '', query.get('sidste') ?? '']
  const period = { from: instantOf(first, '00:00'), to: instantOf(last, '23:59') }
  const cursor = query.get('fra') ?? undefined
  const path = at`/v1/citizens/${id}/access-log` + asking({ ...period, cursor, limit: '20' })
  const { items, next } = await api.get<Page<AccessLogLine>>(path)
  const field = { trouble: undefined, language, type: 'date' } as const
  const main = html`${backLink(under, t.back)}<h1>${t.logTitle}</h1><p>${t.logWhy(id)}</p>
<form method="get" action="/opslag/${id}" class="filters">${textInput({ ...field, name: 'foerste', label: t.from, value: first })}${textInput({ ...field, name: 'sidste', label: t.to, value: last })}<button class="button button-secondary">${t.show}</button></form>
${items.length === 0 && html`<p>${t.logNone}</p>`}
<ol class="timeline">${items.map((one) => html`<li id="opslag-${one.id}">${look(asked, one)}</li>`)}</ol>
${more(asked, next)}
<div class="actions">${buttonLink(`/aktindsigter/ny?borger=${id}`, t.ask)}</div>`
  return { title: t.logTitle, main, under }
}
