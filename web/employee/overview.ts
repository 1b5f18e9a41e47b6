/** Heads of a citizen's chats and tasks, also at other units: what they are, and the way to those one may read. */
import type { OverviewItem } from '../../schemas/overview-item.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { emphasised } from '../parts.ts'
import { citizenTexts } from '../texts/employee/citizen.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { wordsOf } from './words-of.ts'

interface Listed {
  items: OverviewItem[]
  /** Those of them that may be about the same as another. */
  alike: Set<string>
  citizenId: string
}

export function overviewList(asked: Asked, { items, alike, citizenId }: Listed): Html {
  const lines = items.map((one) =>
    line(asked, one, alike.has(one.id) && `/borgere/${citizenId}/samme-oenske`),
  )
  const hasOthers = items.some(({ own }) => !own)
  return html`${hasOthers && html`<p class="quiet">${citizenTexts[asked.language].notOwn}</p>`}<ul class="things tight no-max-width">${lines}</ul>`
}

function line({ language }: Asked, item: OverviewItem, alike: string | false): Html {
  const t = citizenTexts[language]
  const { kind, id, own, at, dueAt, overdue, sameWishId } = item
  const to = kind === 'thread' ? `/chats/${id}` : `/opgaver/${id}`
  const words = titleOf(item, language)
  const when = moment(at, language)
  const said = kind === 'thread' ? t.last(when) : t.came(when)
  const due = kind === 'task' && dueAt && taskTexts[language].dueBy(moment(dueAt, language))
  return html`<li class="thing" id="${kind}-${id}">
<h3>${own ? html`<a href="${to}">${words}</a>` : words}</h3>
<p>${overdue && html`${emphasised(taskTexts[language].overdue, 'error')} `}${statusOf(item, language)} · ${said}${due && html` · ${due}`}</p>
${alike && html`<p><strong>${t.maybeSame}.</strong> <a href="${alike}">${t.seeSame}</a></p>`}
${sameWishId && html`<p>${t.joined}. <a href="/samme-oensker/${sameWishId}">${t.seeJoined}</a></p>`}
</li>`
}

export function titleOf(
  { kind, taskKind, organisation }: OverviewItem,
  language: Asked['language'],
) {
  const t = citizenTexts[language]
  if (kind === 'thread' || taskKind === null) return t.chatAt(organisation.name)
  return t.taskAt(taskTexts[language].kind[taskKind], organisation.name)
}

function statusOf({ kind, status }: OverviewItem, language: Asked['language']): string {
  const words = kind === 'thread' ? citizenTexts[language].status : taskTexts[language].status
  return wordsOf(words, status) ?? ''
}
