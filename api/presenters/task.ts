import type { SeenTask } from '../../db/models/task.ts'
import { isOverdue } from '../../domain/task.ts'
import type { Task } from '../../schemas/task.ts'
import type { Answer } from '../answer.ts'
import { etagOf } from '../versions.ts'

export function presentTask(row: SeenTask, now: Date): Task {
  const { version: _, organisationIds: __, ...task } = row
  const openBy = row.openBy.map((one) => ({ ...one, since: new Date(one.since).toISOString() }))
  return { ...task, openBy, overdue: isOverdue(row, now) }
}

export function answerTask(task: SeenTask, now: Date): Answer {
  return { body: presentTask(task, now), headers: { ETag: etagOf(task.version) } }
}
