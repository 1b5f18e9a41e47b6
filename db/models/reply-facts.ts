import type { Thing } from '../../domain/policies.ts'
import type { ReplyCircumstances } from '../../domain/reply-circumstances.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** What decides whether someone may write in the thread now. */
export function findReplyFacts(db: Database, id: string): Promise<ReplyFacts | undefined> {
  const sql = `${replyFacts} from threads h join organisations o on o.id = h.organisation_id
    where h.id = :id`
  return one(db, sql, { id })
}

/** What decides whether someone may write in it; nothing personal. */
export interface ReplyFacts extends ReplyCircumstances, Thing {
  id: string
  organisationId: string
  messageCount: number
  replyVersion: number
}

/** Whose a thread \`h\` is, and which organisations have to do with it: its own, and who has its tasks. */
export const threadThing = `
  h.id, h.citizen_id as "citizenId", h.organisation_id as "organisationId",
  array[h.organisation_id] || array(select organisation_id from tasks
    where thread_id = h.id and organisation_id <> h.organisation_id) as "organisationIds"`

export const replyFacts = `
  select ${threadThing}, h.opened_by as "makerId",
  h.status as "threadStatus",
  h.message_count as "messageCount", h.reply_version as "replyVersion",
  case when h.reply_open is not null then json_build_object('open', h.reply_open
      and (h.reply_employee_id is null or exists (select from employees e join employments m
        on m.employee_id = e.id where e.id = h.reply_employee_id and e.active
        and m.organisation_id = h.organisation_id)),
    'employeeName', (select name from employees where id = h.reply_employee_id),
    'until', h.reply_until) end as thread,
  json_build_object('name', o.name, 'active', o.active, 'chatOpening', o.chat_opening,
    'replyHours', o.reply_hours, 'replyUntil', o.reply_until,
    'replyAssurance', o.reply_assurance, 'settingsVersion', o.settings_version) as organisation,
  coalesce((select civil_status from citizens where id = h.citizen_id), 'active') as "civilStatus",
  array(select day::text from closing_days
    where day between current_date - 1 and current_date + 21 order by day) as "closingDays",
  array(select e.name from employments m join employees e on e.id = m.employee_id
    where m.organisation_id = o.id and m.chat_open and e.active
    order by e.name) as "openEmployeeNames"`
