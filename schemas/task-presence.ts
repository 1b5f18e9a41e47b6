import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant } from './scalars.ts'
import { whole } from './whole.ts'

/** What someone does who has a task open. */
const TaskActivity = { enum: ['reading', 'answering'] } as const

export const TaskPresenceRequest = {
  $id: 'TaskPresenceRequest',
  ...whole({ activity: TaskActivity }),
} as const

/** A colleague who has the task open now. */
export const TaskPresence = {
  $id: 'TaskPresence',
  ...whole({
    employeeId: Id,
    name: { type: 'string' },
    activity: TaskActivity,
    /** Open since then, without a break. */
    since: Instant,
  }),
} as const
export type TaskPresence = FromSchema<typeof TaskPresence>

export const TaskPresenceRow = whole({
  taskId: Id,
  employeeId: Id,
  activity: TaskActivity,
  since: Instant,
  until: Instant,
})
export type TaskPresenceRow = FromSchema<typeof TaskPresenceRow>
