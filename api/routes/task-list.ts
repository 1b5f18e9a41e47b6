import { countTasks, listTasks as list, type TaskScope } from '../../db/models/task-list.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { pageOf as pageSchema } from '../../schemas/page.ts'
import { Task } from '../../schemas/task.ts'
import { TaskCounts, TaskListQuery, TaskScopeQuery } from '../../schemas/task-list.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentTask } from '../presenters/task.ts'
import { route } from '../route.ts'
import { requireOwnOrganisation, visibleTo } from '../visible.ts'

export const listTasks = route({
  method: 'GET',
  path: '/v1/tasks',
  summary: "The own organisations' tasks, what is due first, first",
  query: TaskListQuery,
  responses: { 200: pageSchema(Task) },
  reads: 'task',
  may: 'read task',
  handle: async ({ actor, query, now, trx, saw }) => {
    const scope = scopeOf(actor, query, now)
    const { citizenId, limit } = query
    if (citizenId) await visibleTo(actor, { citizenId, now, trx })
    const rows = await list(trx, {
      ...scope,
      citizenId: citizenId ?? null,
      threadId: query.threadId ?? null,
      status: query.status ?? null,
      kind: query.kind ?? null,
      left: query.left ?? false,
      overdue: query.overdue ?? false,
      unassigned: query.unassigned ?? false,
      window: query.window ?? null,
      after: placeOf(query.cursor),
      limit: limit + 1,
    })
    saw(...rows.slice(0, limit))
    const present = (row: (typeof rows)[number]) => presentTask(row, now)
    return { body: pageOf(rows, limit, { present, place: (row) => [row.dueAt, row.id] }) }
  },
})

export const getTaskCounts = route({
  method: 'GET',
  path: '/v1/task-counts',
  summary: "How many of the own organisations' tasks are left to do",
  query: TaskScopeQuery,
  responses: { 200: TaskCounts },
  may: 'read task',
  handle: async ({ actor, query, now, trx }) => {
    const scope = scopeOf(actor, query, now)
    return { body: await countTasks(trx, { ...scope, me: actor.id }) }
  },
})

interface Scope {
  organisationId?: string
  assigneeId?: string
}

/** Tasks are for staff, each of the own organisations. */
function scopeOf(actor: Actor, { organisationId, assigneeId }: Scope, now: Date): TaskScope {
  if (actor.kind === 'citizen') throw new Refusal('forbidden')
  requireOwnOrganisation(actor, organisationId)
  return {
    organisationIds: organisationId ? [organisationId] : actor.organisationIds,
    assigneeId: assigneeId ?? null,
    now: now.toISOString(),
  }
}
