/** Answering from a task: sending, and finishing the task with it. */
import type { Task } from '../../schemas/task.ts'
import { at, Refused } from '../api.ts'
import { type Form, Incomplete } from '../form.ts'
import type { Action, Asked, Redirect, View } from '../page.ts'
import { taskChangeTexts } from '../texts/employee/task-change.ts'
import { sendMessage, withTemplate } from './message.ts'
import { showTask } from './task.ts'
import { outcomeOf } from './task-outcome.ts'

export const taskReplyAction: Action = {
  path: '/opgaver/:id',
  for: 'employee',
  take: reply,
  again: (asked, trouble) => showTask(asked, { trouble }),
}

async function reply(asked: Asked, sent: Form): Promise<View | Redirect> {
  const { id = '' } = asked.params
  const what = sent.text('saa')
  if (what === 'skabelon') return showTask(asked, { typed: await withTemplate(asked, sent) })
  const finishes = what === 'send-afslut'
  const { body: task, version } = await asked.api.read<Task>(at`/v1/tasks/${id}`)
  if (finishes) requireUnchanged(asked, sent, { task, version })
  await sendMessage(asked, sent, task.threadId)
  const done = finishes ? await finish(asked, sent) : 'sendt'
  return { to: `/opgaver/${id}?gjort=${done}` }
}

/** A colleague may have answered: the citizen should not get two. One who sends again has done it alone. */
function requireUnchanged(
  { language, personId }: Asked,
  sent: Form,
  { task, version }: { task: Task; version: string },
): void {
  const isOwnDoing = task.status === 'done' && task.assigneeId === personId
  if (version === sent.text('version') || isOwnDoing) return
  throw new Incomplete({ name: '', text: taskChangeTexts[language].changed })
}

/** The message is sent by now: whatever comes of the task is told, and nothing is sent again. */
async function finish({ api, params }: Asked, sent: Form): Promise<string> {
  const path = at`/v1/tasks/${params.id ?? ''}`
  const body = { status: 'done', outcome: outcomeOf(sent.text('resultat')) }
  try {
    await api.send<Task>('PATCH', path, { body, version: sent.text('version') })
    return 'sendt-afsluttet'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // the second click of two: the first has finished it
    const { status } = await api.get<Task>(path)
    return status === 'done' ? 'sendt-afsluttet' : 'sendt-aendret'
  }
}
