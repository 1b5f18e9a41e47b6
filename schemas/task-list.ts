import type { FromSchema } from 'json-schema-to-ts'
import { PageQuery } from './page.ts'
import { Id } from './scalars.ts'
import { TaskKind, TaskStatus } from './task.ts'
import { whole } from './whole.ts'

const yes = { type: 'boolean', const: true } as const
const count = { type: 'integer', minimum: 0 } as const

/** Whose tasks: of one of the own organisations, of one employee. */
export const TaskScopeQuery = { organisationId: Id, assigneeId: Id } as const

/** Each narrows the list further. */
export const TaskListQuery = {
  ...TaskScopeQuery,
  citizenId: Id,
  threadId: Id,
  status: TaskStatus,
  kind: TaskKind,
  /** Open or in progress. */
  left: yes,
  /** Due, and not done. */
  overdue: yes,
  /** Nobody's yet. */
  unassigned: yes,
  /** The check window in which the team looks at it: `07:00-08:00`. */
  window: { type: 'string', pattern: '^\\d\\d:\\d\\d-\\d\\d:\\d\\d$' },
  ...PageQuery,
} as const

/** Of what is left to do: open or in progress. */
export const TaskCounts = {
  $id: 'TaskCounts',
  ...whole({
    open: count,
    inProgress: count,
    overdue: count,
    unassigned: count,
    mine: count,
    /** Nobody did it in time, and others have been told. */
    escalated: count,
    byWindow: { type: 'array', items: whole({ window: { type: 'string' }, count }) },
    byKind: { type: 'array', items: whole({ kind: TaskKind, count }) },
  }),
} as const
export type TaskCounts = FromSchema<typeof TaskCounts>
