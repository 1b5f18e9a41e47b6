/** The citizen beside a task: who it is, and what else there is. */
import type { Overview } from '../../schemas/overview.ts'
import type { Task } from '../../schemas/task.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { facts } from '../parts.ts'
import { citizenTexts } from '../texts/employee/citizen.ts'
import { alikeIn } from './joinable.ts'
import { overviewList } from './overview.ts'

const shown = 8

export function citizenAside(
  asked: Asked,
  { citizen, items }: Overview,
  task: Pick<Task, 'id' | 'threadId'>,
): Html {
  const t = citizenTexts[asked.language]
  const { address, cpr, name, id: citizenId } = citizen
  // this chat is among them where there is something to say of it and others
  const alike = alikeIn(items)
  const others = items.filter(({ id, sameWishId }) => {
    return id === task.threadId ? alike.has(id) || sameWishId !== null : id !== task.id
  })
  return html`<h2 id="borgeren">${t.citizen}</h2>
${facts([
  [t.name, name],
  [t.cpr, cpr ?? t.noCpr],
  [t.address, addressWords(address, t.noAddress)],
])}
<p><a href="/borgere/${citizenId}" data-key="b">${t.all(name)}</a></p>
<h2>${t.others}</h2>
${others.length === 0 ? html`<p>${t.noOthers}</p>` : overviewList(asked, { items: others.slice(0, shown), alike, citizenId })}`
}

/** Where it is withheld, it is said why. */
export function addressWords(
  { text, explanation }: Overview['citizen']['address'],
  none: string,
): string {
  return text ?? explanation ?? none
}
