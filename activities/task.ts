import { Task } from '../db/models/task.ts'
import { contentOf } from './content.ts'
import { aboutOf, type Hand, leaveStep, now, write } from './desk.ts'

export const createTask: Hand<'create-task'> = async (desk, command) => {
  const { wish, taskId } = desk
  const createdAt = now()
  write(desk, () =>
    Task.sealed(wish.dataKey, {
      id: taskId,
      kind: wish.kind === 'booking-request' ? wish.kind : 'cancellation',
      ...aboutOf(wish),
      appointmentId: wish.appointmentId,
      citizenId: wish.citizenId,
      threadId: desk.threadId,
      organisationId: command.organisationId,
      assigneeId: command.employeeId,
      text: contentOf(wish),
      flags: command.flags,
      dueAt: command.dueAt,
      checkWindow: command.check?.window ?? null,
      checkAt: command.check?.at ?? null,
      createdAt,
    }),
  )
  leaveStep(desk, 'task-created', { taskId })
}

/** What was done stays done: the citizen is refused before it comes to that. */
export const withdrawTask: Hand<'withdraw-task'> = async ({ trx, taskId }) => {
  await Task.query(trx).findById(taskId).whereNot({ status: 'done' }).patch({ status: 'withdrawn' })
}

/** It is the supplier's turn again: as if it had come in now. */
export const reopenTask: Hand<'reopen-task'> = async ({ trx, taskId }, { dueAt }) => {
  await Task.query(trx)
    .findById(taskId)
    .whereNotIn('status', ['done', 'withdrawn'])
    .patch({ status: 'open', dueAt, remindedAt: null, escalatedAt: null })
}
