/** Chats of the own units: those that nobody of the team has read before the others. */
import type { Page } from '../../schemas/page.ts'
import type { Thread } from '../../schemas/thread.ts'
import { asking } from '../api.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { emphasised, more } from '../parts.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { tabs } from './tabs.ts'

export const threadListPages: Pages = {
  pages: [{ path: '/chats', for: 'employee', show: listThreads }],
  actions: [],
}

async function listThreads(asked: Asked): Promise<View> {
  const { api, language, query } = asked
  const t = threadTexts[language]
  const status = query.get('status') === 'closed' ? 'closed' : 'open'
  const cursor = query.get('fra') ?? undefined
  const list = (more: Record<string, string | undefined>) =>
    api.get<Page<Thread>>(`/v1/threads${asking({ status, ...more })}`)
  // what is unread stands first, on the first page, however old it is
  const [me, unread, { items, next }] = await Promise.all([
    asked.me(),
    cursor ? undefined : list({ unread: 'true', limit: '100' }),
    list({ limit: '25', cursor }),
  ])
  const first = unread?.items ?? []
  const ids = new Set(first.map(({ id }) => id))
  const others = items.filter(({ id }) => !ids.has(id))
  const several = me.organisations.length > 1
  const section = (id: string, words: string, of: Thread[]) =>
    of.length > 0 &&
    html`<section aria-labelledby="${id}"><h2 id="${id}">${words}</h2><ul class="things tight no-max-width">${of.map((one) => line(asked, one, several))}</ul></section>`
  const main = html`<h1>${t.title}</h1>
${tabs(t.which, [
  { to: '/chats', words: t.open, current: status === 'open' },
  { to: '/chats?status=closed', words: t.closed, current: status === 'closed' },
])}
${section('ulaeste', t.unread, first)}
${section('andre', first.length > 0 ? t.read : t.all, others)}
${items.length === 0 && html`<p>${t.none}</p>`}
${more(asked, next)}`
  const live = {
    kinds: [...(['thread', 'message', 'messages-read', 'message-wrongly-created'] as const)],
  }
  return { title: t.title, main, live }
}

function line({ language }: Asked, thread: Thread, several: boolean): Html {
  const t = threadTexts[language]
  const { id, citizen, organisation, lastMessage, messageCount, unreadByTeam = 0 } = thread
  const [words = ''] = lastMessage?.text.split('\n') ?? []
  return html`<li class="thing" id="chat-${id}">
<h3><a href="/chats/${id}">${citizen.name}</a></h3>
${unreadByTeam > 0 && html`<p>${emphasised(t.news(unreadByTeam), 'info')}</p>`}
${
  lastMessage &&
  html`<p>${t.wrote(lastMessage.author.name)} ${shortened(words)}</p>
<p class="quiet"><time datetime="${lastMessage.createdAt}">${moment(lastMessage.createdAt, language)}</time> · ${t.messages(messageCount)}${several && html` · ${organisation.name}`}</p>`
}
</li>`
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
