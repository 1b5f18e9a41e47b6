import type { Database } from '../../db/database.ts'
import { type JoinedTask, joinedTasks } from '../../db/models/same-wish-lock.ts'
import type { LockedTask } from '../../db/models/task.ts'
import { Refusal } from '../../domain/errors.ts'
import { lockTasks } from './joined-parts.ts'

export interface UnchangedTask {
  task: LockedTask
  joined: JoinedTask
}

/** Its tasks, each with how it was joined; refused where somebody changed one since. */
export async function lockUnchanged(
  trx: Database,
  id: string,
  isUnchanged: (task: LockedTask) => Promise<boolean>,
): Promise<UnchangedTask[]> {
  const joined = new Map((await joinedTasks(trx, id)).map((one) => [one.taskId, one]))
  const tasks: UnchangedTask[] = []
  for (const task of await lockTasks(trx, [...joined.keys()])) {
    const as = joined.get(task.id)
    if (as?.version !== task.version || !(await isUnchanged(task))) {
      throw new Refusal('same-wish-changed')
    }
    tasks.push({ task, joined: as })
  }
  return tasks
}
