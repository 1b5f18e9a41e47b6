import type { TaskPresenceRow } from '../../schemas/task-presence.ts'
import { type Database, Row } from '../database.ts'
import { one } from '../sql.ts'

export interface TaskPresence extends TaskPresenceRow {}
export class TaskPresence extends Row {
  static override tableName = 'task_presence'

  /** Open from now on, or still; for a minute, by Postgres' clock. */
  static async renew(trx: Database, wanted: Renewed): Promise<void> {
    await one(trx, renewed, wanted)
  }

  static async end(trx: Database, wanted: Omit<Renewed, 'activity'>): Promise<void> {
    const sql = 'delete from task_presence where task_id = :taskId and employee_id = :employeeId'
    await one(trx, sql, wanted)
  }

  /** What nobody has renewed. */
  static async forgetOld(trx: Database): Promise<void> {
    await one(trx, 'delete from task_presence where until < now()', {})
  }
}

type Renewed = Pick<TaskPresenceRow, 'taskId' | 'employeeId' | 'activity'>

const renewed = `
  insert into task_presence as p (task_id, employee_id, activity, since, until)
  values (:taskId, :employeeId, :activity, now(), now() + interval '60 seconds')
  on conflict (task_id, employee_id) do update set activity = excluded.activity,
    until = excluded.until, since = case when p.until < now() then excluded.since else p.since end`

/** Whoever else has the task `t` open now. */
export const openBy = `
  (select coalesce(json_agg(json_build_object('employeeId', e.id, 'name', e.name,
      'activity', p.activity, 'since', p.since) order by p.since, e.id), '[]')
    from task_presence p join employees e on e.id = p.employee_id
    where p.task_id = t.id and p.until > now() and p.employee_id <> acting_as()) as "openBy"`
