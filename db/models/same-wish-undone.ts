import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** The last of it: from here on nothing of other organisations can be changed by it. */
export async function undoSameWish(
  trx: Database,
  undone: { id: string; employeeId: string; at: string },
): Promise<void> {
  await one(trx, stopWaiting, undone)
  await one(trx, forgetTasks, undone)
  await one(trx, undo, undone)
}

const stopWaiting = `
  update same_wish_threads set waiting = false where same_wish_id = :id and waiting`

const forgetTasks = `
  update same_wish_tasks set undoable_until = null
  where same_wish_id = :id and undoable_until is not null`

const undo = `
  update same_wishes set status = 'undone', undone_by = :employeeId, undone_at = :at,
    version = version + 1
  where id = :id`
