import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { Employee } from '../../db/models/employee.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { type LockedTask, type SeenTask, Task } from '../../db/models/task.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { canTaskBecome, outcomeOf, outcomeWords } from '../../domain/task.ts'
import type { TaskChange, TaskOutcome, TaskStatus } from '../../schemas/task.ts'
import { requireVersion } from '../versions.ts'

interface WantedTask {
  actor: Actor
  taskId: string
  change: TaskChange
  ifMatch: string
  now: Date
}

/** Changes status or assignee of the version that the employee has seen. */
export async function acceptTaskChange(trx: Database, wanted: WantedTask): Promise<SeenTask> {
  const { actor, taskId, change, now } = wanted
  const task = permit(actor, 'change task', { thing: await Task.lock(trx, taskId), now })
  requireVersion(wanted.ifMatch, task.version)
  await requireStanding(trx, task)
  const status = change.status ?? task.status
  if (!canTaskBecome(task.status, status)) throw new Refusal('task-transition-invalid')
  const outcome = outcomeOf(task, { status, outcome: change.outcome })
  const wished = change.assigneeId === undefined ? task.assigneeId : change.assigneeId
  const assigneeId = wished?.toLowerCase() ?? null
  await requireAssignee(trx, task, assigneeId)
  const doneAt = status === 'done' ? (task.doneAt ?? now.toISOString()) : null
  const changes = { status, outcome, assigneeId, doneAt, version: task.version + 1 }
  await Task.query(trx).findById(taskId).patch(changes)
  const { dataKey: _, ...seen } = task
  await record(trx, wanted, { before: task, after: { ...seen, ...changes } })
  return { ...seen, ...changes }
}

/** Done by what someone did elsewhere, not by changing the task. */
export async function finishTask(
  trx: Database,
  by: Pick<WantedTask, 'actor' | 'now'>,
  { task, outcome }: { task: LockedTask; outcome: TaskOutcome },
): Promise<void> {
  const doneAt = by.now.toISOString()
  const changes = { status: 'done' as const, outcome, doneAt, version: task.version + 1 }
  await Task.query(trx).findById(task.id).patch(changes)
  await record(trx, by, { before: task, after: { ...task, ...changes } })
}

/** The citizen may have taken it back, though the process has not got there yet. */
async function requireStanding(trx: Database, { status, cancellationId }: SeenTask) {
  const gone = status === 'withdrawn' || (await Task.isWithdrawn(trx, cancellationId))
  if (gone) throw new Refusal('task-withdrawn')
}

async function requireAssignee(trx: Database, task: SeenTask, id: string | null) {
  if (id === null || id === task.assigneeId) return
  if (!(await Employee.worksFor(trx, id, task.organisationId))) {
    throw new Refusal('assignee-unknown', {
      errors: [
        { pointer: '/assigneeId', detail: "is no active employee of the task's organisation" },
      ],
    })
  }
}

async function record(
  trx: Database,
  { actor, now }: Pick<WantedTask, 'actor' | 'now'>,
  { before, after }: { before: LockedTask; after: SeenTask },
) {
  await RecordEntry.append(trx, before.dataKey, {
    id: uuid(),
    citizenId: after.citizenId,
    kind: 'task',
    at: now.toISOString(),
    actorId: actor.id,
    organisationId: after.organisationId,
    appointmentId: after.appointmentId,
    cancellationId: after.cancellationId,
    taskId: after.id,
    threadId: after.threadId,
    text: wordsOf(before, after),
    details: {
      status: { from: before.status, to: after.status },
      assigneeId: { from: before.assigneeId, to: after.assigneeId },
      outcome: after.outcome,
    },
  })
}

function wordsOf(before: SeenTask, { status, outcome }: SeenTask): string {
  if (status === before.status) return 'Opgaven er fordelt.'
  const words = statusWords[status]
  return outcome ? `${words} Resultat: ${outcomeWords[outcome]}.` : words
}

const statusWords: Record<TaskStatus, string> = {
  open: 'Opgaven er lagt tilbage.',
  'in-progress': 'Opgaven er påbegyndt.',
  done: 'Opgaven er udført.',
  withdrawn: 'Opgaven er trukket tilbage.',
}
