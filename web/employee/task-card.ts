/** The task itself: what is wanted, by when, who has it, and what one can do with it. */
import type { Colleague } from '../../schemas/employee.ts'
import type { Task } from '../../schemas/task.ts'
import { select } from '../field.ts'
import { faultAt, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { emphasised, facts } from '../parts.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { taskChangeTexts } from '../texts/employee/task-change.ts'
import type { Desk } from './task.ts'
import { windowWords } from './task-filter.ts'
import { outcomeField } from './task-outcome.ts'
import { wordsOf } from './words-of.ts'

export function taskCard(asked: Asked, desk: Desk, trouble: Trouble | undefined): Html {
  const { language } = asked
  const { task } = desk
  const t = taskTexts[language]
  const flags = task.flags.flatMap((flag) => wordsOf(t.flag, flag) ?? [])
  const atWork = task.status === 'open' || task.status === 'in-progress'
  return html`<h2 id="opgaven">${t.task}</h2>
${task.overdue && html`<p>${emphasised(t.overdue, 'error')}</p>`}
${flags.map((words) => html`<p><strong>${words}</strong></p>`)}
<blockquote>${linesOf(task.text)}</blockquote>
${facts(factsOf(asked, task))}
${atWork && whatToDo(asked, desk, trouble)}`
}

function factsOf({ language, personId }: Asked, task: Task): [string, Html | string | false][] {
  const t = taskTexts[language]
  const { dueAt, checkWindow, assigneeId, assigneeName, status, outcome, doneAt } = task
  const when = (instant: string | null) => instant !== null && moment(instant, language)
  return [
    [t.due, moment(dueAt, language)],
    [t.checked, checkWindow !== null && windowWords(checkWindow, language)],
    [
      t.who,
      assigneeId === null ? t.nobody : assigneeId === personId ? t.mine : (assigneeName ?? ''),
    ],
    [t.is, t.status[status]],
    [t.outcomeIs, outcome !== null && t.outcome[outcome]],
    [t.finished, when(doneAt)],
    [t.came, moment(task.createdAt, language)],
    [t.reminded, when(task.remindedAt)],
  ]
}

function whatToDo(asked: Asked, desk: Desk, trouble: Trouble | undefined): Html {
  const { language, personId } = asked
  const { id, assigneeId } = desk.task
  const t = taskChangeTexts[language]
  const seen = html`<input type="hidden" name="version" value="${desk.version}">`
  const oneButton = (step: string, words: string, key: string) =>
    form(
      asked,
      `/opgaver/${id}/${step}`,
      html`${seen}<button class="button button-secondary" data-key="${key}">${words}</button>`,
    )
  const take = assigneeId === null ? t.take : t.takeOver
  return html`<div class="actions">
<a class="button button-primary" href="#text" data-key="r">${messageTexts[language].replyLink}</a>
${assigneeId !== personId && oneButton('tag', take, 't')}
${assigneeId !== null && oneButton('tilbage', t.back, 'l')}
</div>
${give(asked, desk, trouble)}
<details class="choose" id="afslut"><summary data-key="a">${t.finish}</summary>${form(
    asked,
    `/opgaver/${id}/afslut`,
    html`${seen}${outcomeField({ name: 'outcome', label: t.outcome, language })}<div class="actions"><button class="button button-secondary">${t.finishButton}</button></div>`,
  )}</details>`
}

function give(asked: Asked, { task, version, colleagues }: Desk, trouble: Trouble | undefined) {
  const { language, personId } = asked
  const t = taskChangeTexts[language]
  const others = colleagues.filter(({ id }) => id !== personId && id !== task.assigneeId)
  if (others.length === 0) return undefined
  const of = [{ value: '', words: t.chooseColleague }, ...others.map(choiceOf)]
  const who = select({ name: 'kollega', label: t.giveTo, of, trouble, language })
  const wrong = faultAt(trouble, 'kollega')
  return html`<details class="choose" id="giv"${wrong && html` open`}><summary data-key="g">${t.give}</summary>${form(
    asked,
    `/opgaver/${task.id}/giv`,
    html`<input type="hidden" name="version" value="${version}">${who}<div class="actions"><button class="button button-secondary">${t.giveButton}</button></div>`,
  )}</details>`
}

function choiceOf({ id, name }: Colleague) {
  return { value: id, words: name }
}
