import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { BookingRequest } from '../../db/models/booking-request.ts'
import { Employee } from '../../db/models/employee.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { isHeldBySameWish } from '../../db/models/same-wish-lock.ts'
import { type LockedTask, type SeenTask, Task } from '../../db/models/task.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { changeTask, isSameState, outcomeWords, whyNotTaskChange } from '../../domain/task.ts'
import type { TaskChange, TaskOutcome, TaskStatus } from '../../schemas/task.ts'
import { requireVersion } from '../versions.ts'

interface WantedTask {
  actor: Actor
  taskId: string
  change: TaskChange
  ifMatch: string
  now: Date
}

/** Changes the version that the employee has seen; what changes nothing leaves no new one. */
export async function acceptTaskChange(trx: Database, wanted: WantedTask): Promise<SeenTask> {
  const { actor, taskId, change, now } = wanted
  const task = permit(actor, 'change task', { thing: await Task.lock(trx, taskId), now })
  requireVersion(wanted.ifMatch, task.version)
  await requireStanding(trx, task, now)
  const why = whyNotTaskChange(task, change)
  if (why) throw new Refusal(why)
  const state = changeTask(task, change, actor.id)
  await requireAssignee(trx, task, state.assigneeId)
  const { dataKey: _, ...seen } = task
  if (isSameState(task, state)) return seen
  const doneAt = state.status === 'done' ? (task.doneAt ?? now.toISOString()) : null
  const changes = { ...state, doneAt, version: task.version + 1 }
  const assigneeName = await Employee.nameOf(trx, state.assigneeId)
  await Task.query(trx).findById(taskId).patch(changes)
  const { bookingRequestId } = task
  // a wish for a time that was done without one is closed; one that is booked is not open any more
  if (state.status === 'done' && task.status !== 'done' && bookingRequestId) {
    await BookingRequest.change(trx, bookingRequestId, 'closed')
  }
  const after = { ...seen, ...changes, assigneeName }
  await recordTask(trx, wanted, { before: task, after })
  return after
}

/** Done by what someone did elsewhere, not by changing the task. */
export async function finishTask(
  trx: Database,
  by: Pick<WantedTask, 'actor' | 'now'>,
  { task, outcome }: { task: LockedTask; outcome: TaskOutcome },
): Promise<void> {
  const [doneAt, assigneeId] = [by.now.toISOString(), task.assigneeId ?? by.actor.id]
  const changes = {
    status: 'done' as const,
    outcome,
    assigneeId,
    doneAt,
    version: task.version + 1,
  }
  await Task.query(trx).findById(task.id).patch(changes)
  await recordTask(trx, by, { before: task, after: { ...task, ...changes } })
}

/** The citizen may have taken it back, though the process has not got there yet. */
async function requireStanding(trx: Database, task: SeenTask, now: Date) {
  const { id: taskId, status, cancellationId } = task
  const gone = status === 'withdrawn' || (await Task.isWithdrawn(trx, cancellationId))
  if (gone) throw new Refusal('task-withdrawn')
  // a process that was told of it could not be called back, were the answer undone
  const held = status === 'done' && { taskId, now: now.toISOString() }
  if (held && (await isHeldBySameWish(trx, held))) throw new Refusal('task-joined')
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

/** One entry for each change; in words of its own where it is told why. */
export async function recordTask(
  trx: Database,
  { actor, now }: Pick<WantedTask, 'actor' | 'now'>,
  { before, after, text }: { before: LockedTask; after: SeenTask; text?: string },
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
    bookingRequestId: after.bookingRequestId,
    taskId: after.id,
    threadId: after.threadId,
    text: text ?? wordsOf(before, after),
    details: {
      status: { from: before.status, to: after.status },
      assigneeId: { from: before.assigneeId, to: after.assigneeId },
      outcome: after.outcome,
    },
  })
}

function wordsOf(before: SeenTask, { status, outcome, assigneeId }: SeenTask): string {
  if (status === before.status && assigneeId !== null) return 'Opgaven er fordelt.'
  const words = statusWords[status]
  return outcome ? `${words} Resultat: ${outcomeWords[outcome]}.` : words
}

const statusWords: Record<TaskStatus, string> = {
  open: 'Opgaven er lagt tilbage.',
  'in-progress': 'Opgaven er påbegyndt.',
  done: 'Opgaven er udført.',
  withdrawn: 'Opgaven er trukket tilbage.',
}
