/** Taking a task, giving it away and finishing it: each in the version that was seen. */
import type { Task, TaskChange } from '../../schemas/task.ts'
import { at } from '../api.ts'
import { type Form, Incomplete } from '../form.ts'
import type { Action, Asked } from '../page.ts'
import { taskChangeTexts } from '../texts/employee/task-change.ts'
import { inWords } from './in-words.ts'
import { showTask } from './task.ts'
import { outcomeOf } from './task-outcome.ts'

interface Change {
  /** The last part of the path. */
  step: string
  /** What is said afterwards. */
  done: string
  of(sent: Form, asked: Asked): TaskChange
}

const changes: Change[] = [
  {
    ...{ step: 'tag', done: 'taget' },
    of: (_, { personId }) => ({ status: 'in-progress', assigneeId: personId }),
  },
  { step: 'tilbage', done: 'tilbage', of: () => ({ status: 'open', assigneeId: null }) },
  {
    ...{ step: 'giv', done: 'givet' },
    of: (sent, { language }) => {
      const text = taskChangeTexts[language].chooseColleague
      const assigneeId = sent.text('kollega')
      if (!assigneeId) throw new Incomplete({ name: 'kollega', text })
      return { assigneeId }
    },
  },
  {
    ...{ step: 'afslut', done: 'afsluttet' },
    of: (sent) => ({ status: 'done', outcome: outcomeOf(sent.text('outcome')) }),
  },
]

export const taskChangeActions: Action[] = changes.map(({ step, done, of }) => ({
  path: `/opgaver/:id/${step}`,
  for: 'employee',
  again: (asked, trouble) => showTask(asked, { trouble }),
  async take(asked, sent) {
    const { id = '' } = asked.params
    await changeTask(asked, sent.text('version'), of(sent, asked))
    return { to: `/opgaver/${id}?gjort=${done}` }
  },
}))

/** Refused where a colleague was quicker: then nothing is done, and one sees how it is now. */
async function changeTask(
  { api, language, params }: Asked,
  version: string,
  body: TaskChange,
): Promise<void> {
  const { id = '' } = params
  const { changed } = taskChangeTexts[language]
  await inWords(api.send<Task>('PATCH', at`/v1/tasks/${id}`, { body, version }), {
    changed,
    nameOf: () => 'kollega',
  })
}
