import type { TaskChange, TaskOutcome, TaskStatus } from '../schemas/task.ts'
import type { ErrorCode } from './errors.ts'

/** What a change of a task can change. */
export interface TaskState {
  status: TaskStatus
  outcome: TaskOutcome | null
  assigneeId: string | null
}

/** open ⇄ in-progress → done; what is done stays done, and what the citizen took back is gone. */
const next: Record<TaskStatus, readonly TaskStatus[]> = {
  open: ['open', 'in-progress', 'done'],
  'in-progress': ['open', 'in-progress', 'done'],
  done: ['done'],
  withdrawn: [],
}

export function canTaskBecome(from: TaskStatus, to: TaskStatus): boolean {
  return next[from].includes(to)
}

/** Why a task can't be changed so. */
export function whyNotTaskChange(task: TaskState, change: TaskChange): ErrorCode | undefined {
  if (!canTaskBecome(task.status, statusOf(task, change))) return 'task-transition-invalid'
  const isDone = change.status === 'done'
  return change.outcome !== undefined && !isDone ? 'outcome-without-done' : undefined
}

/** What becomes of it when someone of its organisation makes the change. */
export function changeTask(task: TaskState, change: TaskChange, actorId: string): TaskState {
  const status = statusOf(task, change)
  // what came of it is said once
  const outcome = status === 'done' ? (task.outcome ?? change.outcome ?? 'no-action') : null
  return { status, outcome, assigneeId: assigneeOf(task, { ...change, status }, actorId) }
}

/** What was begun and is given back to all of them is open again. */
function statusOf({ status }: TaskState, change: TaskChange): TaskStatus {
  const isGivenBack = status === 'in-progress' && change.assigneeId === null
  return change.status ?? (isGivenBack ? 'open' : status)
}

/** Only what is open may be nobody's: whoever begins it has it, or whoever finishes it. */
function assigneeOf(
  task: TaskState,
  { status, assigneeId }: { status: TaskStatus; assigneeId?: string | null },
  actorId: string,
): string | null {
  const named = assigneeId?.toLowerCase()
  if (named) return named
  if (status === 'open') return assigneeId === null ? null : task.assigneeId
  const isBegun = status === 'in-progress' && task.status === 'open'
  return (isBegun ? null : task.assigneeId) ?? actorId
}

export function isSameState(one: TaskState, other: TaskState): boolean {
  const { status, outcome, assigneeId } = other
  return one.status === status && one.outcome === outcome && one.assigneeId === assigneeId
}

export function isOverdue(task: { status: TaskStatus; dueAt: string }, now: Date): boolean {
  return canTaskBecome(task.status, 'open') && new Date(task.dueAt) < now
}

/** In the words of the record (Danish). */
export const outcomeWords: Record<TaskOutcome, string> = {
  agreed: 'aftalt med borgeren',
  'new-time': 'ny tid',
  'no-action': 'intet at gøre',
  'could-not-be-done': 'kunne ikke lade sig gøre',
}
