/** To say of one's own message that it should not have been written. */
import type { Me } from '../../schemas/me.ts'
import type { Message } from '../../schemas/message.ts'
import type { Page } from '../../schemas/page.ts'
import type { Thread } from '../../schemas/thread.ts'
import { asking, at } from '../api.ts'
import { errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink } from '../parts.ts'
import { replyPermissionTexts } from '../texts/citizen/reply-permission.ts'
import { wronglyCreatedTexts } from '../texts/citizen/wrongly-created.ts'

const path = '/kontakt/:id/beskeder/:message/fejl'
const longestReason = 500

export const wronglyCreatedPages: Pages = {
  pages: [{ path, for: 'citizen', show: (asked) => askWhy(asked) }],
  actions: [{ path, for: 'citizen', take: mark, again: askWhy }],
}

interface Told {
  message: Message
  thread: Thread
  me: Me
}

/** Under what one has written oneself. */
export function wrongLink({ language }: Asked, { message, thread, me }: Told): Html | undefined {
  const { id, number, author, cancellationId, wronglyCreated, createdAt } = message
  const isOwn =
    author.kind === 'citizen'
      ? thread.citizen.id === me.id
      : author.kind === 'representative' && author.name.startsWith(`${me.name} `)
  if (!isOwn || cancellationId || wronglyCreated) return undefined
  const t = wronglyCreatedTexts[language]
  const to = `/kontakt/${thread.id}/beskeder/${id}/fejl?nr=${number}`
  return html`<p class="marks"><a href="${to}">${t.link}<span class="sr-only"> ${t.about(moment(createdAt, language))}</span></a></p>`
}

async function askWhy(asked: Asked, trouble?: Trouble): Promise<View | Redirect> {
  const { language, params } = asked
  const t = wronglyCreatedTexts[language]
  const { id = '' } = params
  const number = Number(trouble?.form.text('nr') ?? asked.query.get('nr'))
  const message = await find(asked, number)
  if (!message || message.wronglyCreated) return { to: `/kontakt/${id}` }
  const field = { name: 'reason', label: t.reason, hint: t.reasonHint, trouble, language }
  const main = html`${errorSummary(trouble, language)}${backLink(`/kontakt/${id}`, replyPermissionTexts[language].toThread)}
<h1>${t.title}</h1><p><strong>${t.message}, ${moment(message.createdAt, language)}</strong></p>
<blockquote>${linesOf(message.text)}</blockquote>${t.what.map((line) => html`<p>${line}</p>`)}
${form(
  asked,
  `/kontakt/${id}/beskeder/${message.id}/fejl`,
  html`<input type="hidden" name="nr" value="${number}">${textArea({ ...field, max: longestReason })}
<div class="actions"><button class="button button-primary">${t.yes}</button> <a href="/kontakt/${id}">${t.no}</a></div>`,
)}`
  return { title: t.title, main, under: '/kontakt' }
}

/** There is no call for one message alone: its place in the chat finds it. */
async function find({ api, params }: Asked, number: number): Promise<Message | undefined> {
  if (!Number.isInteger(number) || number < 1) return undefined
  const before = asking({ before: String(number + 1), limit: '1' })
  const path = at`/v1/threads/${params.id ?? ''}/messages` + before
  const { items } = await api.get<Page<Message>>(path)
  return items.find((one) => one.id === params.message)
}

async function mark({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '', message = '' } = params
  const reason = sent.text('reason')
  if (!reason) throw new Incomplete({ name: 'reason', text: wronglyCreatedTexts[language].empty })
  const path = at`/v1/messages/${message}/wrongly-created`
  await api.send('POST', path, { body: { reason }, key: sent.text('key') })
  return { to: `/kontakt/${id}?gjort=fejl#besked-${message}` }
}
