import type { ReplyRequestRow } from '../../schemas/reply-request.ts'
import { type Database, Row } from '../database.ts'
import { insert, many } from '../sql.ts'
import { type LockedTask, Task } from './task.ts'

export interface ReplyRequest extends ReplyRequestRow {}
export class ReplyRequest extends Row {
  static override tableName = 'reply_requests'

  /** Before its task is written: Postgres takes the task only as the request says. */
  static keep(trx: Database, request: ReplyRequestRow): Promise<void> {
    return insert(trx, ReplyRequest, request)
  }

  /** The tasks of a chat's requests that nobody has done, locked. */
  static async lockOpenTasks(trx: Database, threadId: string): Promise<LockedTask[]> {
    const ids = await many<{ id: string }>(trx, open, { threadId })
    const tasks = await Promise.all(ids.map(({ id }) => Task.lock(trx, id)))
    return tasks.filter((task) => task !== undefined).filter(({ doneAt }) => doneAt === null)
  }
}

const open = `
  select id from tasks where thread_id = :threadId and kind = 'reply-request'
    and status in ('open', 'in-progress') order by id`
