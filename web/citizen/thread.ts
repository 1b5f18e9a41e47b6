/** The chats of a citizen: the open ones with what is new in them, the ended ones apart. */
import type { Page } from '../../schemas/page.ts'
import type { Thread } from '../../schemas/thread.ts'
import { asking } from '../api.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Live, Pages, View } from '../page.ts'
import { backLink, emphasised, more, time } from '../parts.ts'
import { contactPointTexts } from '../texts/citizen/contact-point.ts'
import { threadTexts } from '../texts/citizen/thread.ts'
import { contactList, findContacts } from './contact-point.ts'

const live: Live = { kinds: ['message', 'message-wrongly-created', 'messages-read', 'thread'] }
const excerptLength = 140

export const threadPages: Pages = {
  pages: [
    { path: '/kontakt', for: 'citizen', show: listOpen },
    { path: '/kontakt/afsluttede', for: 'citizen', show: listEnded },
  ],
  actions: [],
}

async function listOpen(asked: Asked): Promise<View> {
  const { language } = asked
  const t = threadTexts[language]
  const [{ items, next }, contacts] = await Promise.all([
    threadsOf(asked, 'open'),
    findContacts(asked),
  ])
  const main = html`<h1>${t.title}</h1>
<h2>${t.chats}</h2>
${items.length === 0 && html`<p>${t.none}</p>`}
<ul class="things">${items.map((one) => card(asked, one))}</ul>
${more(asked, next)}
<p><a href="/kontakt/afsluttede">${t.seeEnded}</a></p>
<h2 id="kontakter">${contactPointTexts[language].title}</h2>
<p>${contactPointTexts[language].urgent}</p>
${contactList(asked, contacts)}`
  return { title: t.title, main, live }
}

async function listEnded(asked: Asked): Promise<View> {
  const t = threadTexts[asked.language]
  const { items, next } = await threadsOf(asked, 'closed')
  const main = html`${backLink('/kontakt', t.back)}<h1>${t.ended}</h1>
${items.length === 0 && html`<p>${t.noneEnded}</p>`}
<ul class="things">${items.map((one) => card(asked, one))}</ul>
${more(asked, next)}`
  return { title: t.ended, main }
}

function threadsOf({ api, citizenId, query }: Asked, status: Thread['status']) {
  const cursor = query.get('fra') ?? undefined
  return api.get<Page<Thread>>(`/v1/threads${asking({ citizenId, status, limit: '20', cursor })}`)
}

function card({ language }: Asked, thread: Thread): Html {
  const t = threadTexts[language]
  const { id, organisation, status, lastMessage, unreadCount, replyPermission } = thread
  const to = `/kontakt/${id}${lastMessage ? `#besked-${lastMessage.id}` : ''}`
  return html`<li class="thing" id="chat-${id}">
<h3><a href="${to}">${organisation.name}</a></h3>
${unreadCount > 0 && html`<p>${emphasised(t.unread(unreadCount), 'info')}</p>`}
${lastMessage && html`<p><strong>${lastMessage.author.name}:</strong> ${excerpt(lastMessage.text)}</p><p class="quiet">${time(lastMessage.createdAt, moment, language)}</p>`}
<p>${status === 'closed' ? t.endedAt(moment(thread.closedAt ?? thread.openedAt, language)) : replyPermission.allowed ? t.mayWrite : t.mayRead}</p>
</li>`
}

/** The beginning, on one line. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > excerptLength ? `${line.slice(0, excerptLength).trimEnd()}…` : line
}
