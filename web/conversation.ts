/** The messages of a chat as both sides read them: the last ones, with who wrote and who has seen it. */
import type { Message } from '../schemas/message.ts'
import type { Page } from '../schemas/page.ts'
import { at } from './api.ts'
import { type Content, type Html, html, linesOf } from './html.ts'
import { moment } from './moments.ts'
import type { Asked } from './page.ts'
import { conversationTexts } from './texts/conversation.ts'

const shown = 30
const afterAll = 2_147_483_647

/** The last messages, or those before the one that the page was asked for. */
export async function lastMessages({ api, query }: Asked, threadId: string): Promise<Message[]> {
  const before = Number(query.get('foer')) || afterAll
  const path = at`/v1/threads/${threadId}/messages?before=${before}&limit=${shown}`
  return (await api.get<Page<Message>>(path)).items
}

/** Tells the others that it was read here; only shown where nobody looked at the window. */
export async function markSeen(asked: Asked, threadId: string, messages: Message[]): Promise<void> {
  const upTo = messages.at(-1)?.number
  if (upTo === undefined) return
  const [read, only] = [at`/v1/threads/${threadId}/read`, at`/v1/threads/${threadId}/shown`]
  const sent = { body: { upTo }, key: `${asked.personId} ${upTo}` }
  await asked.api.send('POST', asked.unseen ? only : read, sent)
}

export interface Telling {
  /** Whose words stand to the right: the reader's own side. */
  own: 'citizen' | 'staff'
  /** What can be done about one of them. */
  more?: (message: Message) => Content
}

export function conversation(asked: Asked, messages: Message[], telling: Telling): Html {
  const t = conversationTexts[asked.language]
  const [first] = messages
  const [path = ''] = asked.here.split('?')
  const earlier =
    first &&
    first.number > 1 &&
    html`<p><a href="${path}?foer=${first.number}">${t.earlier}</a></p>`
  // those who listen hear what is added, not all of it again
  return html`${earlier}
<div role="log" aria-label="${t.log}" tabindex="0"><ol class="log">${messages.map((one) => told(asked, one, telling))}</ol></div>
${messages.length === 0 && html`<p>${t.empty}</p>`}`
}

function told({ language }: Asked, message: Message, { own, more }: Telling): Html {
  const t = conversationTexts[language]
  const { id, author, text, createdAt, seenBy = [], wronglyCreated } = message
  const side = author.kind === 'system' ? 'system' : isOf(own, message) ? 'mine' : 'theirs'
  return html`<li id="besked-${id}" class="${side}">
<p class="author">${t.from(author.name, author.organisation)}</p>
${wronglyCreated && html`<p class="quiet">${t.wrong}</p>`}
<p>${linesOf(text)}</p>
<p class="marks"><time datetime="${createdAt}">${moment(createdAt, language)}</time>${seenBy.map((one) => html` · ${one.text}`)}</p>
${more?.(message)}
</li>`
}

function isOf(own: Telling['own'], { author }: Message): boolean {
  return (author.kind === 'employee') === (own === 'staff')
}
