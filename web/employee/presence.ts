/** Who has a task open now: said to colleagues, so that a citizen does not get two answers. */
import type { Task } from '../../schemas/task.ts'
import { at } from '../api.ts'
import type { Form } from '../form.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import type { Action, Asked, Redirect } from '../page.ts'
import { note } from '../parts.ts'
import { taskTexts } from '../texts/employee/task.ts'

/** Our own script says it, from the page of the task; it does not follow where it is sent. */
export const presenceAction: Action = { path: '/opgaver/:id/her', for: 'employee', take: attend }

async function attend({ api, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const path = at`/v1/tasks/${id}/presence`
  const activity = sent.text('activity')
  if (activity === 'gone') await api.send('DELETE', path, {})
  else await api.send('PUT', path, { body: { activity } })
  return { to: `/opgaver/${id}` }
}

/** What the script needs: where to say it, and that it is us. */
export function presenceMarks({ csrf, personId }: Asked, taskId: string): Html {
  return html`<div hidden data-presence="/opgaver/${taskId}/her" data-csrf="${csrf}" data-who="${personId}"></div>`
}

/** Read aloud when it changes, and no more than that. */
export function presenceBanner({ language }: Asked, task: Task): Html {
  const words = openByWords(task, language)
  return html`<div id="hvem-er-her" role="status">${words && note('warning', words)}</div>`
}

/** "Nils er ved at svare": by first name, as colleagues call each other. */
export function openByWords({ openBy }: Pick<Task, 'openBy'>, language: Language): string {
  const t = taskTexts[language]
  const named = (activity: 'reading' | 'answering') => {
    const names = openBy.filter((one) => one.activity === activity).map(({ name }) => firstOf(name))
    return names.join(` ${t.and} `)
  }
  const [answering, reading] = [named('answering'), named('reading')]
  if (answering) return t.answering(answering)
  return reading && t.reading(reading)
}

function firstOf(name: string): string {
  return name.split(' ')[0] ?? name
}
