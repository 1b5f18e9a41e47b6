import { v7 as uuid } from 'uuid'
import { RecordEntry } from '../db/models/record-entry.ts'
import { Task } from '../db/models/task.ts'
import { contentOf, type Hand, leaveStep, now, write } from './desk.ts'

export const createTask: Hand<'create-task'> = async (desk, command) => {
  const { cancellation, taskId } = desk
  const createdAt = now()
  write(desk, () =>
    Task.sealed(cancellation.dataKey, {
      id: taskId,
      cancellationId: cancellation.id,
      appointmentId: cancellation.appointmentId,
      citizenId: cancellation.citizenId,
      threadId: desk.threadId,
      organisationId: command.organisationId,
      assigneeId: command.employeeId,
      text: contentOf(desk),
      flags: command.flags,
      dueAt: command.dueAt,
      createdAt,
    }),
  )
  leaveStep(desk, 'task-created', { taskId })
}

/** Nobody has answered by the promised time; whoever has the task sees it, and so does the record. */
export const remindSupplier: Hand<'remind-supplier'> = async ({ trx, cancellation, taskId }) => {
  const at = now()
  const reminded = await Task.query(trx)
    .where({ id: taskId })
    .whereNot({ status: 'done' })
    .patch({ remindedAt: at })
  if (reminded === 0) return
  await RecordEntry.append(trx, cancellation.dataKey, {
    id: uuid(),
    citizenId: cancellation.citizenId,
    kind: 'reminder',
    at,
    text: 'Leverandøren er mindet om opgaven, fordi svarfristen er nået.',
    organisationId: cancellation.organisationId,
    appointmentId: cancellation.appointmentId,
    cancellationId: cancellation.id,
    taskId,
    threadId: cancellation.threadId,
  })
}
