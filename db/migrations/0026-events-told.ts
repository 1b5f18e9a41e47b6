/** Which changes of which tables are told, and as what; part of 0026. */
export interface Told {
  of: string
  when: string
  /** A condition, or none. */
  only?: string
  /** Arguments of `tell()`. */
  as: string[]
}

const visit = 'status, organisation_id, employee_id, starts_at, ends_at'
const wish = 'status, organisation_id, task_id, thread_id'
const task = 'status, assignee_id, organisation_id, reminded_at, escalated_at, flags, version'
const reply = 'reply_open, reply_to, reply_employee_id, reply_until, reply_version'
const opened = 'insert or delete or update'

export const triggers: Told[] = [
  { of: 'appointments', when: `insert or update of ${visit}`, as: ['appointment', 'id'] },
  { of: 'cancellations', when: `insert or update of ${wish}`, as: ['cancellation', 'id'] },
  { of: 'withdrawals', when: 'insert', as: ['cancellation', 'cancellation_id'] },
  { of: 'booking_requests', when: `insert or update of ${wish}`, as: ['booking-request', 'id'] },
  {
    of: 'booking_offers',
    when: 'insert or update of status',
    as: ['booking-request', 'booking_request_id'],
  },
  { of: 'tasks', when: `insert or update of ${task}`, as: ['task', 'id'] },
  { of: 'threads', when: `insert or update of status, ${reply}`, as: ['thread', 'id', 'id'] },
  { of: 'messages', when: 'insert', as: ['message', 'id', 'thread_id'] },
  {
    of: 'wrongly_created_messages',
    when: 'insert',
    as: ['message-wrongly-created', 'message_id'],
  },
  ...['shown', 'read'].map((kind) => ({
    ...{ of: 'message_reads', when: 'insert', only: `new.kind = '${kind}'` },
    as: [`messages-${kind}`, 'thread_id', 'thread_id'],
  })),
  {
    ...{ of: 'record_entries', when: 'insert', only: `new.class = 'internal'` },
    as: ['note', 'id', 'thread_id'],
  },
  { of: 'reply_requests', when: 'insert', as: ['reply-request', 'thread_id', 'thread_id'] },
  { of: 'organisation_settings', when: 'insert', as: ['settings', 'organisation_id'] },
  { of: 'representations', when: opened, as: ['me', 'representative_id'] },
  { of: 'employments', when: opened, as: ['me', 'employee_id'] },
  { of: 'employees', when: 'update of active, roles, name', as: ['me', 'id'] },
]
