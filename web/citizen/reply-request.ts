/** To ask that a chat be opened for replies: what that means, and by when one hears. */
import type { ReplyRequest } from '../../schemas/reply-request.ts'
import type { Thread } from '../../schemas/thread.ts'
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Form, Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, buttonLink, facts, note } from '../parts.ts'
import { replyPermissionTexts } from '../texts/citizen/reply-permission.ts'
import { threadTexts } from '../texts/citizen/thread.ts'

const path = '/kontakt/:id/bed-om-svar'

export const replyRequestPages: Pages = {
  pages: [{ path, for: 'citizen', show: (asked) => askWhether(asked) }],
  actions: [{ path, for: 'citizen', take: ask, again: askWhether }],
}

async function askWhether(asked: Asked, trouble?: Trouble): Promise<View | Redirect> {
  const { api, language, params } = asked
  const t = replyPermissionTexts[language]
  const { id, organisation, replyPermission } = await api.get<Thread>(
    at`/v1/threads/${params.id ?? ''}`,
  )
  // opened meanwhile
  if (replyPermission.allowed) return { to: `/kontakt/${id}#skriv` }
  const title = t.askTitle(organisation.name)
  const buttons = html`<div class="actions"><button class="button button-primary">${t.askYes}</button> <a href="/kontakt/${id}">${t.askNo}</a></div>`
  const main = html`${errorSummary(trouble, language)}${backLink(`/kontakt/${id}`, t.toThread)}<h1>${title}</h1>
<p>${replyPermission.explanation}</p>${t.askWhat.map((line) => html`<p>${line}</p>`)}
${form(asked, `/kontakt/${id}/bed-om-svar`, buttons)}`
  return { title, main, under: '/kontakt' }
}

/** Shown at once: nobody else tells the citizen by when there is an answer. */
async function ask({ api, language, params }: Asked, sent: Form): Promise<View> {
  const t = replyPermissionTexts[language]
  const { id = '' } = params
  const path = at`/v1/threads/${id}/reply-permission/request`
  const { body } = await api.send<ReplyRequest>('POST', path, { key: sent.text('key') })
  const main = html`${backLink('/kontakt', threadTexts[language].back)}<h1>${t.asked}</h1>
<div role="status">${note('success', t.askedWhat(body.with))}</div>
${facts([
  [t.at, moment(body.requestedAt, language)],
  [t.with, body.with],
  [t.hear, moment(body.promisedAnswerBy, language)],
])}
<div class="actions">${buttonLink(`/kontakt/${id}`, t.toThread, 'primary')}</div>`
  return { title: t.asked, main, under: '/kontakt' }
}
