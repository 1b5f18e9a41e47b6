import { Task as Row } from '../../db/models/task.ts'
import { permit } from '../../domain/policies.ts'
import type { WishRef } from '../../domain/wish.ts'
import { Task, TaskChange } from '../../schemas/task.ts'
import { acceptTaskChange } from '../acceptance/task.ts'
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
    const { status, id, cancellationId } = task
    if (status === 'done') {
      const wish: WishRef = cancellationId
        ? { kind: 'cancellation', id: cancellationId }
        : { kind: 'task', id }
      // not waited for: where this fails, the relay tells the process
      afterCommit(() => deps.engine.tellTaskDone(wish).catch(() => undefined))
    }
    saw(task)
    return answerTask(task, now)
  },
})
