/** One request for aktindsigt: its clock, what was decided, its packages, and the way to take it back. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Form, Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import { packageHand } from '../package-hand.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, facts, note } from '../parts.ts'
import { disclosureTexts } from '../texts/citizen/disclosure.ts'
import { oneDisclosureTexts } from '../texts/citizen/one-disclosure.ts'
import { packagesOf } from './disclosure-package.ts'

const own = '/aktindsigt'
const withdrawal = `${own}/:id/traek-tilbage`

export const oneDisclosurePages: Pages = {
  pages: [
    { path: `${own}/:id`, for: 'citizen', show: showOne },
    { path: withdrawal, for: 'citizen', show: (asked) => askWithdraw(asked) },
  ],
  actions: [{ path: withdrawal, for: 'citizen', take: withdraw, again: askWithdraw }],
  hands: [packageHand('/aktindsigt/:id/pakke', 'citizen')],
}

async function showOne(asked: Asked): Promise<View> {
  const { api, language, params, query } = asked
  const [t, words] = [oneDisclosureTexts[language], disclosureTexts[language]]
  const request = await api.get<DisclosureRequest>(at`/v1/disclosure-requests/${params.id ?? ''}`)
  const { id, status, dueBy, overdue, extension, type, applicant, timeline } = request
  const done = { bedt: t.asked, trukket: t.withdrawn }[query.get('gjort') ?? '']
  const main = html`${backLink(own, words.back)}<h1>${t.title}</h1>
${done && html`<div role="status">${note('success', done)}</div>`}
<p><strong>${words.status[status]}</strong></p>
${overdue && note('warning', t.overdue)}
${status === 'open' && facts([[t.due, moment(dueBy, language)]])}
${extension && html`<h2>${t.extension}</h2><p>${t.extensionWhy(moment(extension.firstDueBy, language))}</p><blockquote>${linesOf(extension.reason)}</blockquote>`}
${packagesOf(asked, request)}
${decisions(request, language)}
<h2>${t.handedIn}</h2>
${facts([
  [t.law, type === 'public' ? '' : words.types[type]],
  [t.yourText, request.text && linesOf(request.text)],
  [t.by, applicant.name],
  [t.at, moment(request.askedAt, language)],
])}
<h2>${t.happened}</h2>
<ol class="timeline">${timeline.map((one) => html`<li><p>${linesOf(one.text)}</p><p class="quiet">${moment(one.at, language)}</p></li>`)}</ol>
${mayWithdraw(asked, request) && html`<p><a href="${own}/${id}/traek-tilbage">${t.withdraw}</a></p>`}`
  return { title: t.title, main, under: own, live: { kinds: ['disclosure-request'], ids: [id] } }
}

function decisions({ decisions: made }: DisclosureRequest, language: Language): Html[] {
  const t = oneDisclosureTexts[language]
  return made.map(
    ({ number, outcome, final, text, guidance, decidedAt }) =>
      html`<section id="afgoerelse-${number}"><h2>${made.length > 1 ? t.decisionOf(number) : t.decision}</h2>
<p><strong>${t.outcome[outcome]}</strong>${!final && ` ${t.moreComes}`}</p>
<blockquote>${linesOf(text)}</blockquote><p class="quiet">${moment(decidedAt, language)}</p>
<h3>${t.guidance}</h3><p>${guidance}</p></section>`,
  )
}

/** Whoever asked, until it has ended. */
function mayWithdraw({ citizenId, personId }: Asked, { status, applicant }: DisclosureRequest) {
  const asker = citizenId === personId ? 'citizen' : 'representative'
  return applicant.kind === asker && (status === 'open' || status === 'making')
}

async function askWithdraw(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, params } = asked
  const t = oneDisclosureTexts[language]
  const { id = '' } = params
  const buttons = html`<div class="actions"><button class="button button-primary">${t.withdrawYes}</button> <a href="${own}/${id}">${t.withdrawNo}</a></div>`
  const main = html`${errorSummary(trouble, language)}${backLink(`${own}/${id}`, t.back)}<h1>${t.withdrawTitle}</h1><p>${t.withdrawWhat}</p>
${form(asked, `${own}/${id}/traek-tilbage`, buttons)}`
  return { title: t.withdrawTitle, main, under: own }
}

async function withdraw({ api, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const path = at`/v1/disclosure-requests/${id}/withdrawal`
  await api.send('POST', path, { key: sent.text('key') })
  return { to: `${own}/${id}?gjort=trukket` }
}
