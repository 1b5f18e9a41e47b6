import { Task } from '../../db/models/task.ts'
import { TaskPresence } from '../../db/models/task-presence.ts'
import { permit } from '../../domain/policies.ts'
import { TaskPresenceRequest } from '../../schemas/task-presence.ts'
import { route } from '../route.ts'

export const putPresence = route({
  method: 'PUT',
  path: '/v1/tasks/{id}/presence',
  summary: 'I have it open; holds for a minute, so say it again every 30 seconds',
  body: TaskPresenceRequest,
  unversioned: true,
  responses: { 204: null },
  may: 'attend task',
  handle: async ({ actor, params, body, now, trx }) => {
    permit(actor, 'attend task', { thing: await Task.thing(trx, params.id), now })
    const { activity } = body
    await TaskPresence.renew(trx, { taskId: params.id, employeeId: actor.id, activity })
    return { status: 204 }
  },
})

export const deletePresence = route({
  method: 'DELETE',
  path: '/v1/tasks/{id}/presence',
  summary: 'I have it open no more',
  unversioned: true,
  responses: { 204: null },
  may: 'attend task',
  handle: async ({ actor, params, now, trx }) => {
    permit(actor, 'attend task', { thing: await Task.thing(trx, params.id), now })
    await TaskPresence.end(trx, { taskId: params.id, employeeId: actor.id })
    return { status: 204 }
  },
})
