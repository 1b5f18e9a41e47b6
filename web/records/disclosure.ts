/** The requests for aktindsigt; the one that is due first at the top. */
import { type DisclosureRequest, DisclosureStatus } from '../../schemas/disclosure-request.ts'
import type { Page } from '../../schemas/page.ts'
import { asking } from '../api.ts'
import { type Choice, select } from '../field.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { buttonLink, facts, more, note, time } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { dueWords } from './due.ts'

const path = '/v1/disclosure-requests'
const all = 'alle'

export const disclosurePages: Pages = {
  pages: [{ path: '/aktindsigter', for: 'employee', show: listRequests }],
  actions: [],
}

async function listRequests(asked: Asked): Promise<View> {
  const { api, language, query } = asked
  const t = disclosureRequestTexts[language]
  const status = query.get('status') ?? 'open'
  const cursor = query.get('fra') ?? undefined
  const wanted = status === all ? {} : { status }
  const [{ items, next }, waiting] = await Promise.all([
    api.get<Page<DisclosureRequest>>(path + asking({ ...wanted, cursor, limit: '20' })),
    status === 'open' && api.get<Page<DisclosureRequest>>(path + asking(waitsForTwo)),
  ])
  const toApprove = html`${t.toApprove} <a href="/aktindsigter?status=awaiting-approval">${t.toApproveLink}</a>`
  const main = html`<h1>${t.title}</h1><p>${t.why}</p>
${waiting && waiting.items.length > 0 && note('info', toApprove)}
${filter(asked, status)}
${items.length === 0 && html`<p>${status === 'open' ? t.noneOpen : t.none}</p>`}
<ul class="things">${items.map((one) => card(asked, one))}</ul>
${more(asked, next)}
<div class="actions">${buttonLink('/aktindsigter/ny', t.ask)}</div>`
  return { title: t.title, main, live: { kinds: ['disclosure-request'] } }
}

const waitsForTwo = { status: 'awaiting-approval', limit: '1' }

function filter({ language }: Asked, value: string): Html {
  const t = disclosureRequestTexts[language]
  const of: Choice[] = [
    ...DisclosureStatus.enum.map((status) => ({ value: status, words: t.status[status] })),
    { value: all, words: t.all },
  ]
  const field = { name: 'status', label: t.filter, of, value, trouble: undefined, language }
  return html`<form method="get" action="/aktindsigter" class="filters">${select(field)}<button class="button button-secondary">${t.show}</button></form>`
}

function card(asked: Asked, one: DisclosureRequest): Html {
  const { language } = asked
  const t = disclosureRequestTexts[language]
  const { id, applicant, type, status, askedAt } = one
  return html`<li class="thing" id="anmodning-${id}">
<h2><a href="/aktindsigter/${id}">${applicant.name}</a></h2>
${facts([
  [t.due, dueWords(asked, one)],
  [t.state, t.status[status]],
  [t.kind, t.type[type]],
  [t.asked, time(askedAt, moment, language)],
])}</li>`
}
