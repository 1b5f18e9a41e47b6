import type { SeenTask } from '../../db/models/task.ts'
import type { Task } from '../../schemas/task.ts'
import type { Answer } from '../answer.ts'
import { etagOf } from '../versions.ts'

export function presentTask({ version: _, organisationIds: __, ...task }: SeenTask): Task {
  return task
}

export function answerTask(task: SeenTask): Answer {
  return { body: presentTask(task), headers: { ETag: etagOf(task.version) } }
}
