import { v7 as uuid } from 'uuid'
import { Message } from '../db/models/message.ts'
import { Organisation } from '../db/models/organisation.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { type OverdueTask, Task } from '../db/models/task.ts'
import { Thread } from '../db/models/thread.ts'
import { tellEscalation, tellOverdueTask, tellReminder } from '../domain/reminder.ts'
import type { RecordEntryKind } from '../schemas/record-entry.ts'
import { type Desk, type Hand, leaveStep, now, write } from './desk.ts'

/** Nobody has answered by the promised time; who has the task sees it, and so do chat and record. */
export const remindSupplier: Hand<'remind-supplier'> = async (desk) => {
  const task = await Task.remind(desk.trx, { id: desk.taskId, at: now() })
  if (!task) return
  await tell(desk, task, { kind: 'reminder', text: tellReminder(task.organisation) })
  leaveStep(desk, 'supplier-reminded', { organisationId: task.organisationId })
}

/** The leader of the organisation and the contact unit get a task each, and the citizen is told. */
export const escalate: Hand<'escalate'> = async (desk) => {
  const { trx, wish } = desk
  const at = now()
  const task = await Task.escalate(trx, { id: desk.taskId, at })
  if (!task) return
  const unit = await Organisation.contactUnit(trx)
  const { organisationId, organisation, leaderId, appointmentId, threadId } = task
  const others = [
    { organisationId, assigneeId: leaderId },
    { organisationId: unit.id, assigneeId: null },
  ].filter((one, index) => index === 0 || one.organisationId !== organisationId)
  for (const one of others) {
    write(desk, () =>
      Task.sealed(trx, wish.dataKey, {
        ...one,
        id: uuid(),
        kind: 'escalation',
        cancellationId: null,
        followsTaskId: task.id,
        appointmentId,
        citizenId: wish.citizenId,
        threadId,
        text: tellOverdueTask(organisation, task.text),
        flags: ['escalated'],
        dueAt: at,
        createdAt: at,
      }),
    )
  }
  await tell(desk, task, { kind: 'escalation', text: tellEscalation(organisation, unit.name) })
  leaveStep(desk, 'escalated', { leaderId, contactUnitId: unit.id })
}

/** A message of the system's own in the chat, and the entry that goes with it. */
async function tell(
  desk: Desk,
  task: OverdueTask,
  said: { kind: RecordEntryKind; text: string },
): Promise<void> {
  const { trx, wish, messageId, recordEntryId } = desk
  const { citizenId, dataKey } = wish
  const at = now()
  const { organisationId } = task
  const wanted = { id: uuid(), citizenId, organisationId, at }
  const { id: threadId, messageCount: number } = await Thread.openOrAppend(trx, wanted)
  write(desk, () =>
    Message.sealed(trx, dataKey, {
      ...{ id: messageId, threadId, citizenId, number, text: said.text, createdAt: at },
      ...{ authorKind: 'system', authorId: null, authorName: null },
    }),
  )
  write(desk, () =>
    RecordEntry.sealed(trx, dataKey, {
      ...{ id: recordEntryId, citizenId, at, threadId, messageId, organisationId, ...said },
      appointmentId: task.appointmentId,
      cancellationId: task.cancellationId,
      taskId: task.id,
    }),
  )
}
