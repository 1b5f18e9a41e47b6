/** One chat: its messages, live, and what one can write; also in a frame of another site. */
import type { Message } from '../../schemas/message.ts'
import type { Thread } from '../../schemas/thread.ts'
import { Away, at, Refused } from '../api.ts'
import { conversation, lastMessages, markSeen } from '../conversation.ts'
import { awayPage, missingPage } from '../failures.ts'
import { errorSummary } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Live, Pages, Redirect, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { replyPermissionTexts } from '../texts/citizen/reply-permission.ts'
import { threadTexts } from '../texts/citizen/thread.ts'
import { replyForm, whyNoReply } from './reply-permission.ts'
import { wrongLink } from './wrongly-created.ts'

const own = '/kontakt'
const framed = '/indlejret/kontakt'
/** So few can be seen at one look. */
const few = 3

export const oneThreadPages: Pages = {
  pages: [
    { path: `${own}/:id`, for: 'citizen', show: (asked) => showThread(asked) },
    { path: `${framed}/:id`, for: 'anyone', show: (asked) => inFrame(asked) },
  ],
  actions: [
    {
      path: `${own}/:id`,
      for: 'citizen',
      again: showThread,
      take: (a, sent) => reply(a, sent, own),
    },
    {
      path: `${framed}/:id`,
      for: 'citizen',
      again: inFrame,
      take: (asked, sent) => reply(asked, sent, framed),
    },
  ],
}

async function gather(asked: Asked) {
  const { api, params } = asked
  const { id = '' } = params
  const [thread, messages, me] = await Promise.all([
    api.get<Thread>(at`/v1/threads/${id}`),
    lastMessages(asked, id),
    asked.me(),
  ])
  if (thread.unreadCount > 0) await markSeen(asked, id, messages)
  return { thread, messages, me }
}

async function showThread(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language } = asked
  const t = threadTexts[language]
  const { thread, messages, me } = await gather(asked)
  const title = t.with(thread.organisation.name)
  const more = (message: Message) => wrongLink(asked, { message, thread, me })
  const last = messages.at(-1)
  const main = html`${errorSummary(trouble, language)}
${backLink(thread.status === 'open' ? own : `${own}/afsluttede`, t.back)}<h1>${title}</h1>
${last && messages.length > few && html`<p><a href="#besked-${last.id}">${t.newest}</a></p>`}
${conversation(asked, messages, { own: 'citizen', more })}
${writing(asked, thread, { trouble, to: `${own}/${thread.id}` })}`
  return { title, main, under: own, live: live(thread) }
}

const live = ({ id }: Thread): Live => ({
  kinds: [
    ...(['message', 'message-wrongly-created', 'messages-shown', 'messages-read'] as const),
    ...(['thread', 'reply-request'] as const),
  ],
  ids: [id],
})

interface Writing {
  trouble: Trouble | undefined
  to: string
}

function writing(asked: Asked, thread: Thread, { trouble, to }: Writing): Html {
  const { language, query } = asked
  const t = threadTexts[language]
  const done = { sendt: t.sent, fejl: t.markedWrong }[query.get('gjort') ?? '']
  const allowed = thread.replyPermission.allowed
  return html`<section id="skriv">${done && !trouble && html`<div role="status">${note('success', done)}</div>`}
${thread.closedAt && html`<p class="quiet">${t.isEnded(moment(thread.closedAt, language))}</p>`}
${allowed ? replyForm(asked, thread, { trouble, to }) : whyNoReply(asked, thread, { trouble, to })}</section>`
}

async function reply(
  { api, params, language }: Asked,
  sent: Form,
  from: string,
): Promise<Redirect> {
  const { id = '' } = params
  const text = sent.text('text')
  if (!text) throw new Incomplete({ name: 'text', text: replyPermissionTexts[language].empty })
  const body = { body: { text }, key: sent.text('key') }
  const made = await api.send<Message>('POST', at`/v1/threads/${id}/messages`, body)
  return { to: `${from}/${id}?gjort=sendt#besked-${made.body.id}` }
}

/** The messages and the form alone; what else there is opens in a window of its own. */
async function inFrame(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, kind, params } = asked
  const t = threadTexts[language]
  const full = html`<p><a href="${own}/${params.id ?? ''}" target="_blank" rel="noopener">${t.inFull}</a></p>`
  if (kind !== 'citizen') {
    const main = html`<h1>${t.signedOut}</h1><p>${t.signedOutWhy}</p>${full}`
    return { title: t.signedOut, main, embedded: true }
  }
  try {
    const { thread, messages } = await gather(asked)
    const title = t.with(thread.organisation.name)
    const main = html`${errorSummary(trouble, language)}<h1>${title}</h1>${full}
${conversation(asked, messages, { own: 'citizen' })}
${writing(asked, thread, { trouble, to: `${framed}/${thread.id}` })}`
    return { title, main, embedded: true, live: live(thread) }
  } catch (error) {
    // a failure in a frame is said in the frame
    if (error instanceof Away) return { ...awayPage(asked), embedded: true }
    if (!(error instanceof Refused) || error.message !== 'not-found') throw error
    return { ...missingPage(asked), embedded: true }
  }
}
