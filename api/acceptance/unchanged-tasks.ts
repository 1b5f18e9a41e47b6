import type { Database } from '../../db/database.ts'
import { type JoinedTask, joinedTasks } from '../../db/models/same-wish-lock.ts'
import type { LockedTask } from '../../db/models/task.ts'
import { Refusal } from '../../domain/errors.ts'
import { lockTasks } from './joined-parts.ts'

/** Its tasks, each with how it was joined; refused where somebody changed one since. */
export async function lockUnchanged(
  trx: Database,
  id: string,
  isUnchanged: (task: LockedTask) => Promise<boolean>,
): Promise<{ task: LockedTask; joined: JoinedTask }[]> {
  const joined = new Map((await joinedTasks(trx, id)).map((one) => [one.taskId, one]))
  const tasks: { task: LockedTask; joined: JoinedTask }[] = []
  for (const task of await lockTasks(trx, [...joined.keys()])) {
    const as = joined.get(task.id)
    if (as?.version !== task.version || !(await isUnchanged(task))) {
      throw new Refusal('same-wish-changed')
    }
    tasks.push({ task, joined: as })
  }
  return tasks
}
