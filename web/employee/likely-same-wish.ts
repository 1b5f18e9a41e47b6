/** Chats of one citizen that may be about the same, side by side, and joining them. */
import type { LikelySameWish } from '../../schemas/likely-same-wish.ts'
import type { Message } from '../../schemas/message.ts'
import type { Overview } from '../../schemas/overview.ts'
import type { OverviewItem } from '../../schemas/overview-item.ts'
import type { Page } from '../../schemas/page.ts'
import type { SameWish } from '../../schemas/same-wish.ts'
import { at } from '../api.ts'
import { choices, errorSummary } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { sameWishTexts } from '../texts/employee/same-wish.ts'
import { citizenHead } from './citizen.ts'
import { isJoinable, joinablePairs } from './joinable.ts'

const path = '/borgere/:id/samme-oenske'
const shownPairs = 5

export const likelySameWishPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => showLikely(asked) }],
  actions: [{ path, for: 'employee', take: join, again: showLikely }],
}

type Said = Map<string, Message[]>

async function showLikely(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params } = asked
  const { id = '' } = params
  const t = sameWishTexts[language]
  const overview = await api.get<Overview>(at`/v1/citizens/${id}/overview?limit=100`)
  const pairs = joinablePairs(overview.sameWishes, overview.items).slice(0, shownPairs)
  const heads = new Map(overview.items.map((one) => [one.id, one]))
  const ids = new Set(pairs.flatMap(({ threadIds }) => threadIds))
  const own = [...ids].filter((one) => heads.get(one)?.own)
  const said: Said = new Map(
    await Promise.all(own.map(async (one) => [one, await lastOf(asked, one)] as const)),
  )
  const none = pairs.length === 0 && html`<p>${t.none}</p>`
  const main = html`${errorSummary(trouble, language)}${citizenHead(asked, overview, 'same')}
<h2>${t.title}</h2><p>${t.what}</p>${none}
${pairs.map((pair) => pairOf(asked, pair, { heads, said }))}
${joinOthers(asked, overview, trouble)}`
  return { title: `${overview.citizen.name}: ${t.title}`, main, wide: true, under: '/chats' }
}

async function lastOf({ api }: Asked, threadId: string): Promise<Message[]> {
  const last = at`/v1/threads/${threadId}/messages?before=${2_147_483_647}&limit=3`
  return (await api.get<Page<Message>>(last)).items
}

function pairOf(
  asked: Asked,
  { threadIds, explanation }: LikelySameWish,
  { heads, said }: { heads: Map<string, OverviewItem>; said: Said },
): Html {
  const { language, params } = asked
  const t = sameWishTexts[language]
  const [one = '', other = ''] = threadIds.map((id) => heads.get(id)?.organisation.name ?? '')
  const hidden = threadIds.map((id) => html`<input type="hidden" name="chat" value="${id}">`)
  const button = html`<button class="button button-primary">${t.join}<span class="sr-only">${t.joinThese(one, other)}</span></button>`
  return html`<section class="thing"><h3>${t.pair(one, other)}</h3><p>${t.why(explanation)}</p>
<div class="halves">${threadIds.map((id) => column(asked, heads.get(id), said.get(id)))}</div>
<div class="actions">${form(asked, `/borgere/${params.id}/samme-oenske`, html`${hidden}${button}`)}</div></section>`
}

function column({ language }: Asked, head: OverviewItem | undefined, said: Message[] | undefined) {
  if (!head) return undefined
  const t = sameWishTexts[language]
  const { id, organisation } = head
  const lines = said?.map(
    ({ author, text, createdAt }) =>
      html`<li><p><strong>${author.name}</strong>, ${moment(createdAt, language)}</p><p>${linesOf(text)}</p></li>`,
  )
  const title = lines ? html`<a href="/chats/${id}">${organisation.name}</a>` : organisation.name
  return html`<div><h4>${title}</h4>${lines ? html`<p class="quiet">${t.last}</p><ul class="log">${lines}</ul>` : html`<p class="quiet">${t.hidden}</p>`}</div>`
}

/** Nobody has found that these are alike, but someone knows. */
function joinOthers(asked: Asked, { items }: Overview, trouble: Trouble | undefined) {
  const { language, params } = asked
  const t = sameWishTexts[language]
  const open = items.filter(isJoinable)
  if (open.length < 2) return undefined
  const of = open.map(({ id, organisation, at: when }) => ({
    value: id,
    words: t.chat(organisation.name, moment(when, language)),
  }))
  const which = choices({ name: 'chat', label: t.choose, of, many: true, trouble, language })
  const button = html`<div class="actions"><button class="button button-secondary">${t.joinButton}</button></div>`
  return html`<details class="choose" id="andre"${trouble && html` open`}><summary>${t.others}</summary>${form(asked, `/borgere/${params.id}/samme-oenske`, html`${which}${button}`)}</details>`
}

async function join({ api, language }: Asked, sent: Form): Promise<Redirect> {
  const threadIds = sent.all('chat')
  const text = sameWishTexts[language].chooseTwo
  if (threadIds.length < 2) throw new Incomplete({ name: 'chat', text })
  const { body } = await api.send<SameWish>('POST', '/v1/same-wishes', {
    body: { threadIds },
    key: sent.text('key'),
  })
  return { to: `/samme-oensker/${body.id}?gjort=samlet` }
}
