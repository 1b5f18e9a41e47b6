import { v7 as uuid } from 'uuid'
import type { Transaction } from '../db/database.ts'
import { type AdriftTask, giveTo, lockAdrift } from '../db/models/adrift-task.ts'
import { Message } from '../db/models/message.ts'
import { RecordEntry } from '../db/models/record-entry.ts'
import { Thread } from '../db/models/thread.ts'
import { insertRow } from '../db/sql.ts'
import {
  type AdriftCause,
  tellGivenBack,
  tellTakenOver,
  tellTaskTakenOver,
} from '../domain/adrift-task.ts'
import { checkFrom } from '../domain/calendar.ts'
import { now } from './desk.ts'

/**
 * Gives a task to whoever is there, where its employee or its organisation is gone. Once, whoever
 * comes first; undefined where there was nothing left to do.
 */
export async function rescueTask(trx: Transaction, id: string): Promise<AdriftCause | undefined> {
  const task = await lockAdrift(trx, id)
  if (!task) return undefined
  await (task.cause === 'employee-gone' ? giveBack(trx, task) : handOver(trx, task))
  return task.cause
}

/** Of an employee: to all of the organisation. */
async function giveBack(trx: Transaction, task: AdriftTask): Promise<void> {
  await giveTo(trx, { ...task, flag: task.cause })
  await record(trx, task, { ...task, text: tellGivenBack(task.organisation) })
}

/** Of an organisation: to the contact unit, and the citizen is told where the matter is now. */
async function handOver(trx: Transaction, task: AdriftTask): Promise<void> {
  const { id, unit, organisation, closingDays, cause: flag } = task
  const organisationId = unit.id
  const check = checkFrom(now(), { windows: unit.checkWindows, closingDays })
  const { window: checkWindow = null, at: checkAt = null } = check ?? {}
  await giveTo(trx, { id, organisationId, flag, checkWindow, checkAt })
  // of an escalation the citizen has never heard
  if (task.kind === 'escalation') {
    const { threadId } = task
    const text = tellTaskTakenOver(organisation, unit.name)
    await record(trx, task, { organisationId, threadId, text })
  } else {
    const text = tellTakenOver(organisation, unit.name)
    await record(trx, task, { organisationId, text, ...(await tell(trx, task, text)) })
  }
}

/** In the chat with the contact unit: that with the organisation that is gone takes no replies. */
async function tell(
  trx: Transaction,
  { citizenId, unit, dataKey }: AdriftTask,
  text: string,
): Promise<{ threadId: string; messageId: string }> {
  const at = now()
  const wanted = { id: uuid(), citizenId, organisationId: unit.id, at }
  const { id: threadId, messageCount: number } = await Thread.openOrAppend(trx, wanted)
  const messageId = uuid()
  const message = { id: messageId, threadId, citizenId, number, text, createdAt: at }
  const author = { authorKind: 'system', authorId: null, authorName: null } as const
  await insertRow(trx, Message.sealed(dataKey, { ...message, ...author }))
  return { threadId, messageId }
}

interface Entry {
  organisationId: string
  threadId: string
  messageId?: string | null
  text: string
}

async function record(
  trx: Transaction,
  task: AdriftTask,
  { organisationId, threadId, messageId = null, text }: Entry,
): Promise<void> {
  const { id: taskId, citizenId, appointmentId, cancellationId, cause } = task
  await RecordEntry.append(trx, task.dataKey, {
    ...{ id: uuid(), citizenId, kind: 'task', at: now(), organisationId, appointmentId },
    ...{ cancellationId, taskId, threadId, messageId, text },
    details: {
      cause,
      organisationId: { from: task.organisationId, to: organisationId },
      status: { from: task.status, to: 'open' },
      assigneeId: { from: task.assigneeId, to: null },
    },
  })
}
