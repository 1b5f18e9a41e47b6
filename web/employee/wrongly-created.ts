/** A message of the own side that should not have been written. */
import type { Message } from '../../schemas/message.ts'
import type { Organisation } from '../../schemas/organisation.ts'
import type { Page } from '../../schemas/page.ts'
import { at } from '../api.ts'
import { errorSummary, textArea } from '../field.ts'
import { Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink } from '../parts.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { inWords } from './in-words.ts'

const path = '/chats/:id/beskeder/:messageId/fejl'

export const wronglyCreatedPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => askWhy(asked) }],
  actions: [
    {
      path,
      for: 'employee',
      again: askWhy,
      async take({ api, params, language }, sent) {
        const { id = '', messageId = '' } = params
        const reason = sent.text('reason')
        const text = messageTexts[language].reasonMissing
        if (!reason) throw new Incomplete({ name: 'reason', text })
        const to = at`/v1/messages/${messageId}/wrongly-created`
        await inWords(api.send('POST', to, { body: { reason }, key: sent.text('key') }))
        return { to: `/chats/${id}?gjort=fejl` }
      },
    },
  ],
}

/** Under each message that the own side may say so of; or who has said it. */
export function wrongLink({ language }: Asked, own: Organisation[]) {
  const t = messageTexts[language]
  return (message: Message): Html | undefined => {
    const { id, threadId, number, author, createdAt, wronglyCreated } = message
    const { by, reason } = wronglyCreated ?? {}
    if (by && reason) return html`<p class="marks">${t.wrongBy(by, reason)}</p>`
    const isOwn = author.kind === 'employee' && own.some(({ name }) => name === author.organisation)
    if (!isOwn || wronglyCreated) return undefined
    const to = `/chats/${threadId}/beskeder/${id}/fejl?nr=${number}`
    const which = t.wrongWhich(moment(createdAt, language))
    return html`<p class="marks"><a href="${to}">${t.wrong}<span class="sr-only"> ${which}</span></a></p>`
  }
}

async function askWhy(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params, query } = asked
  const { id = '', messageId = '' } = params
  const t = messageTexts[language]
  const number = Number(query.get('nr')) || 0
  const before = at`/v1/threads/${id}/messages?before=${number + 1}&limit=1`
  const { items } = await api.get<Page<Message>>(before)
  const said = items.find((one) => one.id === messageId)
  const why = textArea({
    ...{ name: 'reason', label: t.wrongReason, hint: t.wrongReasonHint, max: 500 },
    ...{ trouble, language },
  })
  const to = `/chats/${id}/beskeder/${messageId}/fejl?nr=${number}`
  const main = html`${backLink(`/chats/${id}`, threadTexts[language].back)}
${errorSummary(trouble, language)}<h1>${t.wrongTitle}</h1>
${said && html`<blockquote><p>${linesOf(said.text)}</p><p class="quiet">${moment(said.createdAt, language)}</p></blockquote>`}
<p>${t.wrongWhat}</p>
${form(asked, to, html`${why}<div class="actions"><button class="button button-primary">${t.wrongButton}</button> <a href="/chats/${id}">${t.wrongNo}</a></div>`)}`
  return { title: t.wrongTitle, main, under: '/chats' }
}
