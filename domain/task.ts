import type { TaskOutcome, TaskStatus } from '../schemas/task.ts'

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

/** What came of it: said once, with `done`. */
export function outcomeOf(
  task: { status: TaskStatus; outcome: TaskOutcome | null },
  change: { status: TaskStatus; outcome: TaskOutcome | undefined },
): TaskOutcome | null {
  if (change.status !== 'done') return null
  return task.outcome ?? change.outcome ?? 'no-action'
}

/** In the words of the record (Danish). */
export const outcomeWords: Record<TaskOutcome, string> = {
  agreed: 'aftalt med borgeren',
  'new-time': 'ny tid',
  'no-action': 'intet at gøre',
  'could-not-be-done': 'kunne ikke lade sig gøre',
}
