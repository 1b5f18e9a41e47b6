/** All that there is of a citizen, across units: chats, tasks, and what may be the same wish. */
import type { Overview } from '../../schemas/overview.ts'
import type { Page } from '../../schemas/page.ts'
import type { Thread } from '../../schemas/thread.ts'
import { at } from '../api.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { facts, more, note } from '../parts.ts'
import { citizenTexts } from '../texts/employee/citizen.ts'
import { askForGlass } from './break-glass.ts'
import { addressWords } from './citizen-aside.ts'
import { ifThere } from './each-page.ts'
import { alikeIn } from './joinable.ts'
import { overviewList } from './overview.ts'
import { tabs } from './tabs.ts'

export const citizenPages: Pages = {
  pages: [
    { path: '/borgere/:id', for: 'employee', show: (asked) => showCitizen(asked, 'chats') },
    { path: '/borgere/:id/opgaver', for: 'employee', show: (asked) => showCitizen(asked, 'tasks') },
  ],
  actions: [],
}

async function showCitizen(asked: Asked, what: 'chats' | 'tasks'): Promise<View> {
  const { api, language, params, query } = asked
  const { id = '' } = params
  const t = citizenTexts[language]
  const page = at`/v1/citizens/${id}/overview?limit=100`
  const cursor = query.get('fra')
  const [overview, threads] = await Promise.all([
    ifThere(api.get<Overview>(cursor ? `${page}&cursor=${encodeURIComponent(cursor)}` : page)),
    ifThere(api.get<Page<Thread>>(at`/v1/threads?citizenId=${id}&limit=100`)),
  ])
  if (!overview) {
    const seen = threads?.items ?? []
    return seen.length > 0 ? throughGlass(asked, seen) : askForGlass(asked)
  }
  const wanted = what === 'chats' ? 'thread' : 'task'
  const items = overview.items.filter(({ kind }) => kind === wanted)
  const none = what === 'chats' ? t.noChats : t.noTasks
  const list =
    items.length > 0
      ? overviewList(asked, { items, alike: alikeIn(overview.items), citizenId: id })
      : html`<p>${none}</p>`
  const heading = what === 'chats' ? t.chats : t.tasks
  const main = html`${citizenHead(asked, overview, what)}
<section class="card long" aria-labelledby="kort"><div class="card-content"><h2 class="card-heading" id="kort">${heading}</h2>${list}</div></section>
${more(asked, overview.next)}`
  const kinds = [...(['thread', 'message', 'task'] as const)]
  return { title: overview.citizen.name, main, under: '/chats', live: { kinds } }
}

/** Name, CPR number, address and tabs: the same on each of the citizen's pages. */
export function citizenHead(
  { language }: Asked,
  { citizen }: Pick<Overview, 'citizen'>,
  current: 'chats' | 'tasks' | 'same',
): Html {
  const t = citizenTexts[language]
  const { id, name, cpr, address } = citizen
  return html`<h1>${name}</h1>
${facts([
  [t.cpr, cpr ?? t.noCpr],
  [t.address, addressWords(address, t.noAddress)],
])}
${tabs(t.tabs, [
  { to: `/borgere/${id}`, words: t.external, current: current === 'chats' },
  { to: `/borgere/${id}/opgaver`, words: t.tasks, current: current === 'tasks' },
  { to: `/borgere/${id}/samme-oenske`, words: t.sameWish, current: current === 'same' },
])}`
}

/** With a reason, for an hour: the chats alone, to read. */
function throughGlass({ language }: Asked, threads: Thread[]): View {
  const t = citizenTexts[language]
  const title = threads[0]?.citizen.name ?? t.citizen
  const lines = threads.map(
    ({ id, organisation, lastMessage }) => html`<li class="thing" id="chat-${id}">
<h3><a href="/chats/${id}">${t.chatAt(organisation.name)}</a></h3>
${lastMessage && html`<p>${t.last(moment(lastMessage.createdAt, language))}</p>`}</li>`,
  )
  const main = html`<h1>${title}</h1>${note('warning', t.through)}
<section class="card long" aria-labelledby="kort"><div class="card-content"><h2 class="card-heading" id="kort">${t.chats}</h2><ul class="things tight no-max-width">${lines}</ul></div></section>`
  return { title, main, under: '/chats' }
}
