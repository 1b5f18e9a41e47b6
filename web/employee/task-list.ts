/** What is left to do: overdue first, and what is due first before the rest. */
import type { Page } from '../../schemas/page.ts'
import type { Task } from '../../schemas/task.ts'
import type { TaskCounts } from '../../schemas/task-list.ts'
import { asking } from '../api.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { emphasised, more, note } from '../parts.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { taskListTexts } from '../texts/employee/task-list.ts'
import { openByWords } from './presence.ts'
import { askedOf, filterForm, filterOf, quickChoices, windowWords } from './task-filter.ts'
import { wordsOf } from './words-of.ts'

export const taskListPages: Pages = {
  pages: [{ path: '/opgaver', for: 'employee', show: listTasks }],
  actions: [],
}

async function listTasks(asked: Asked): Promise<View> {
  const { api, language, query } = asked
  const [t, title] = [taskListTexts[language], taskTexts[language].title]
  const filter = filterOf(query)
  const [me, { items, next }, counts] = await Promise.all([
    asked.me(),
    api.get<Page<Task>>(`/v1/tasks${askedOf(filter, asked)}`),
    api.get<TaskCounts>(`/v1/task-counts${asking({ organisationId: filter.enhed })}`),
  ])
  const { organisations } = me
  const nameOf = (id: string) =>
    organisations.length > 1 && organisations.find((one) => one.id === id)?.name
  const list = (id: string, words: string, of: Task[]) =>
    of.length > 0 &&
    html`<section aria-labelledby="${id}"><h2 id="${id}">${words}</h2><ul class="things tight no-max-width">${of.map((one) => line(asked, one, nameOf(one.organisationId) || ''))}</ul></section>`
  const [late, others] = [items.filter(isOverdue), items.filter((one) => !isOverdue(one))]
  const main = html`<h1>${title}</h1>
${counts.escalated > 0 && note('warning', t.escalated(counts.escalated))}
${quickChoices(asked, filter, counts)}
${filterForm(asked, filter, { counts, me })}
${items.length === 0 && html`<p>${Object.keys(filter).length > 0 ? t.noneHere : t.none}</p>`}
${list('over-fristen', t.late, late)}
${list('resten', late.length > 0 ? t.coming : t.found, others)}
${more(asked, next)}`
  return { title, main, wide: true, live: { kinds: ['task', 'task-presence', 'message'] } }
}

const isOverdue = ({ overdue }: Task) => overdue

function line({ language, personId }: Asked, task: Task, organisation: string): Html {
  const t = taskTexts[language]
  const { id, kind, status, text, dueAt, checkWindow, assigneeId, flags } = task
  const who = assigneeId === personId ? t.mine : t.has(task.assigneeName ?? '')
  const [first = ''] = text.split('\n')
  const open = openByWords(task, language)
  const marked = flags.flatMap((flag) => wordsOf(t.flag, flag) ?? [])
  return html`<li class="thing" id="opgave-${id}">
<h3><a href="/opgaver/${id}">${first}</a></h3>
<p>${task.overdue && html`${emphasised(t.overdue, 'error')} `}<time datetime="${dueAt}">${t.dueBy(moment(dueAt, language))}</time>${checkWindow && html` · ${t.lookedAt(windowWords(checkWindow, language))}`}</p>
<p class="quiet">${t.kind[kind]} · ${status !== 'open' && html`${t.status[status]} · `}${assigneeId ? who : t.nobody}${organisation && html` · ${organisation}`}</p>
${marked.map((words) => html`<p><strong>${words}</strong></p>`)}
${open && html`<p>${emphasised(open, 'info')}</p>`}
</li>`
}
