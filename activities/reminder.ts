import { v7 as uuid } from 'uuid'
import { markEscalated, markReminded } from '../db/models/late-task.ts'
import { Organisation } from '../db/models/organisation.ts'
import { Task } from '../db/models/task.ts'
import { tellEscalation, tellOverdueTask, tellReminder } from '../domain/reminder.ts'
import { type Hand, leaveStep, now, write } from './desk.ts'
import { tell } from './telling.ts'

/** Nobody has answered by the promised time; who has the task sees it, and so do chat and record. */
export const remindSupplier: Hand<'remind-supplier'> = async (desk) => {
  const task = await markReminded(desk.trx, { id: desk.taskId, at: now() })
  if (!task) return
  const { organisationId, organisation } = task
  await tell(desk, { kind: 'reminder', organisationId, text: tellReminder(organisation), by: null })
  leaveStep(desk, 'supplier-reminded', { organisationId })
}

/** The leader of the organisation and the contact unit get a task each, unless they have it yet; the citizen is told. */
export const escalate: Hand<'escalate'> = async (desk) => {
  const { trx, wish } = desk
  const at = now()
  const task = await markEscalated(trx, { id: desk.taskId, at })
  if (!task) return
  const unit = await Organisation.contactUnit(trx)
  const { organisationId, organisation, leaderId, appointmentId, threadId, toldAlready } = task
  const others = [
    { organisationId, assigneeId: leaderId },
    { organisationId: unit.id, assigneeId: null },
  ].filter((one, index) => index === 0 || one.organisationId !== organisationId)
  for (const one of others.filter((other) => !toldAlready.includes(other.organisationId))) {
    write(desk, () =>
      Task.sealed(wish.dataKey, {
        ...one,
        id: uuid(),
        kind: 'escalation',
        citizenId: wish.citizenId,
        ...{ appointmentId, cancellationId: null, threadId, followsTaskId: task.id },
        text: tellOverdueTask(organisation, task.text),
        flags: ['escalated'],
        dueAt: at,
        createdAt: at,
      }),
    )
  }
  const text = tellEscalation(organisation, unit.name)
  await tell(desk, { kind: 'escalation', organisationId, text, by: null })
  leaveStep(desk, 'escalated', { leaderId, contactUnitId: unit.id })
}
