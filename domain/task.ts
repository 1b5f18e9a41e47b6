import type { TaskStatus } from '../schemas/task.ts'

/** open ⇄ in-progress → done; what is done stays done. */
const next: Record<TaskStatus, readonly TaskStatus[]> = {
  open: ['open', 'in-progress', 'done'],
  'in-progress': ['open', 'in-progress', 'done'],
  done: ['done'],
}

export function canTaskBecome(from: TaskStatus, to: TaskStatus): boolean {
  return next[from].includes(to)
}
