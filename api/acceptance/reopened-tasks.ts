import type { Database } from '../../db/database.ts'
import { Task } from '../../db/models/task.ts'
import { reopenedWords } from '../../domain/joined-told.ts'
import type { WantedSameWish } from './same-wish-lock.ts'
import { recordTask } from './task.ts'
import { lockUnchanged } from './unchanged-tasks.ts'

/** As they were when they were joined, in a new version. */
export async function reopenTasks(
  trx: Database,
  { actor, id, now }: WantedSameWish,
): Promise<void> {
  const tasks = await lockUnchanged(trx, id, async (task) => task.status === 'done')
  for (const { task, joined } of tasks) {
    const { status, assigneeId } = joined
    const changes = { status, assigneeId, outcome: null, doneAt: null, version: task.version + 1 }
    await Task.query(trx).findById(task.id).patch(changes)
    const change = { before: task, after: { ...task, ...changes }, text: reopenedWords }
    await recordTask(trx, { actor, now }, change)
  }
}
