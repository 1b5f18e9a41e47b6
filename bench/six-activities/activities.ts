import { completeReceipt } from '../../activities/cancellation.ts'
import { type Desk, layDesk, leaveStep } from '../../activities/desk.ts'
import { writeRecordEntry } from '../../activities/record-entry.ts'
import { checkReplyPermission } from '../../activities/reply-permission.ts'
import { createTask } from '../../activities/task.ts'
import { openOrAppendChat } from '../../activities/thread.ts'
import { inTransaction, theProcess } from '../../db/acting.ts'
import type { Database } from '../../db/database.ts'
import { cancellationFacts } from '../../db/models/cancellation-facts.ts'
import { lockCancellation } from '../../db/models/locked-cancellation.ts'
import { insertAll, one } from '../../db/sql.ts'
import type { CancellationFacts, CancellationWish } from '../../domain/facts.ts'
import { validateReason } from '../../domain/reason.ts'
import { resolveSupplier, type SupplierDecision } from '../../domain/supplier.ts'

type Ids = Partial<Pick<Desk, 'taskId' | 'threadId' | 'messageId' | 'recordEntryId'>>

interface Step extends CancellationWish {
  supplier: SupplierDecision
  ids: Ids
}

interface LastStep extends Step {
  reasonCode: string
  replyPermission: string | null
}

type InTransaction = <T>(
  wish: CancellationWish & { ids?: Ids },
  work: (desk: Desk) => Promise<T>,
) => Promise<T>

/** A step alone in a transaction of its own. */
function stepsOn(db: Database): InTransaction {
  return ({ cancellationId, ids = {} }, work) =>
    inTransaction(db, theProcess, async (trx) => {
      const found = await lockCancellation(trx, { id: cancellationId, list: 'six' })
      if (!found) throw new Error('No such cancellation')
      const desk = { ...layDesk(trx, found), ...ids }
      const result = await work(desk)
      await keep(desk)
      return result
    })
}

async function factsOf({ trx, wish }: Desk): Promise<CancellationFacts> {
  const found = await cancellationFacts(trx, wish.id)
  if (!found) throw new Error('No such cancellation')
  return found
}

/** The hands of `activities/`, one step each. */
export function createSixActivities(db: Database) {
  const inTransaction = stepsOn(db)
  return {
    checkReason: (wish: CancellationWish) =>
      inTransaction(wish, async (desk) => {
        const found = await factsOf(desk)
        const decision = validateReason(found)
        if (!decision.allowed) throw new Error('The bench cancels only what may be cancelled')
        leaveStep(desk, 'reason-validated', decision)
        return found.reasonCode
      }),
    findSupplier: (wish: CancellationWish) =>
      inTransaction(wish, async (desk) => {
        const decision = resolveSupplier(await factsOf(desk))
        leaveStep(desk, 'supplier-resolved', decision)
        return decision
      }),
    giveTask: (step: Step) =>
      inTransaction(step, async (desk) => {
        const { organisationId, employeeId, flags, promisedAnswerBy: dueAt } = step.supplier
        await createTask(desk, { name: 'create-task', organisationId, employeeId, flags, dueAt })
        return desk.threadId
      }),
    deliverMessage: (step: Step) =>
      inTransaction(step, async (desk) => {
        const { organisationId } = step.supplier
        await openOrAppendChat(desk, { name: 'open-or-append-chat', organisationId })
        if (desk.threadId !== step.ids.threadId) await moveTask(desk)
        return desk.threadId
      }),
    mayReply: (step: Step) =>
      inTransaction(step, async (desk) => {
        const { organisationId } = step.supplier
        await checkReplyPermission(desk, { name: 'check-reply-permission', organisationId })
        return desk.replyPermission
      }),
    keepRecord: (step: LastStep) =>
      inTransaction(step, async (desk) => {
        const { organisationId, settingsVersion, promisedAnswerBy } = step.supplier
        const details = { reasonCode: step.reasonCode, settingsVersion }
        desk.replyPermission = step.replyPermission
        await writeRecordEntry(desk, { name: 'write-record-entry', organisationId, details })
        await completeReceipt(desk, { name: 'complete-receipt', organisationId, promisedAnswerBy })
        await one(desk.trx, "select pg_notify('cancellations', :id)", { id: step.cancellationId })
      }),
  }
}

export type SixActivities = ReturnType<typeof createSixActivities>

/** The step is its own guard: it can be written once only. */
async function keep({ trx, wish, rows, steps }: Desk): Promise<void> {
  const sql = `
    kept as (
      insert into cancellation_steps (cancellation_id, position, name, at, outcome)
      select :id, (select count(*) + 1 from cancellation_steps where cancellation_id = :id),
        s.name, s.at, s.outcome
      from jsonb_to_recordset(cast(:steps as jsonb))
        as s (name text, at timestamptz, outcome jsonb))
    select 1`
  const values = { id: wish.id, steps: JSON.stringify(steps) }
  await insertAll(
    trx,
    rows.map((make) => make()),
    { sql, values },
  )
}

/** The task was committed before its chat was known. */
async function moveTask({ trx, taskId, threadId }: Desk): Promise<void> {
  const move = 'update tasks set thread_id = :threadId where id = :taskId'
  await one(trx, move, { threadId, taskId })
}
