import { Task as Row, type SeenTask } from '../../db/models/task.ts'
import { permit } from '../../domain/policies.ts'
import { Task, TaskChange } from '../../schemas/task.ts'
import { acceptTaskChange } from '../acceptance/task.ts'
import type { Engine } from '../engine.ts'
import { answerTask } from '../presenters/task.ts'
import { route } from '../route.ts'

export const getTask = route({
  method: 'GET',
  path: '/v1/tasks/{id}',
  summary: 'One task; its ETag is needed to change it',
  responses: { 200: Task },
  reads: 'task',
  may: 'read task',
  handle: async ({ actor, params, now, trx, saw }) => {
    const task = permit(actor, 'read task', { thing: await Row.find(trx, params.id), now })
    saw(task)
    return answerTask(task, now)
  },
})

export const changeTask = route({
  method: 'PATCH',
  path: '/v1/tasks/{id}',
  summary: 'Begin, finish or hand over a task',
  body: TaskChange,
  responses: { 200: Task },
  reads: 'task',
  may: 'change task',
  handle: async ({ actor, params, body, ifMatch, now, trx, saw, afterCommit, deps }) => {
    const wanted = { actor, taskId: params.id, change: body, ifMatch, now }
    const task = await acceptTaskChange(trx, wanted)
    // not waited for: where this fails, the relay tells the process
    if (task.status === 'done') {
      afterCommit(() => tellProcess(deps.engine, task).catch(() => undefined))
    }
    saw(task)
    return answerTask(task, now)
  },
})

/** Whoever waits for the task. */
function tellProcess(engine: Engine, { id, cancellationId, bookingRequestId }: SeenTask) {
  if (bookingRequestId) return engine.tellChange({ kind: 'booking-request', id: bookingRequestId })
  if (cancellationId) return engine.tellTaskDone({ kind: 'cancellation', id: cancellationId })
  return engine.tellTaskDone({ kind: 'task', id })
}
