import { v7 as uuid } from 'uuid'
import { createCarryOut } from '../../activities/carry-out.ts'
import { acceptCancellation } from '../../api/acceptance/cancellation.ts'
import { route } from '../../api/route.ts'
import { showCancellation } from '../../api/running-process.ts'
import type { Database } from '../../db/database.ts'
import { Cancellation as Row } from '../../db/models/cancellation.ts'
import { cancellationFacts } from '../../db/models/cancellation-facts.ts'
import { one } from '../../db/sql.ts'
import * as commands from '../../domain/commands.ts'
import { validateReason } from '../../domain/reason.ts'
import { resolveSupplier } from '../../domain/supplier.ts'
import { Cancellation, CancellationRequest } from '../../schemas/cancellation.ts'

/** (a): accepted, carried out and answered in one and the same transaction. */
export const cancelPlainly = route({
  method: 'POST',
  path: '/v1/appointments/{id}/cancellation',
  summary: 'Cancel an appointment, without a process',
  body: CancellationRequest,
  responses: { 201: Cancellation },
  reads: 'cancellation',
  may: 'cancel appointment',
  handle: async (asked) => {
    const { actor, params, body, once, now, saw } = asked
    const wish = { id: uuid(), actor, appointmentId: params.id, request: body, now }
    return once(async (trx) => {
      const about = await acceptCancellation(trx, wish)
      await one(trx, becomeProcess, {})
      await carryOutIn(trx, wish.id)
      const row = await Row.find(trx, wish.id)
      if (!row) throw new Error('The cancellation is gone')
      saw(row)
      const headers = { Location: `/v1/cancellations/${wish.id}` }
      return { status: 201, body: showCancellation(row, asked), headers, about }
    })
  },
})

const becomeProcess = `select set_config('borgerdialog.kind', 'process', true)`

/** The decisions and commands of `workflows/cancellation.ts`. */
async function carryOutIn(trx: Database, cancellationId: string): Promise<void> {
  const facts = await cancellationFacts(trx, cancellationId)
  if (!facts) throw new Error('No such cancellation')
  const reason = validateReason(facts)
  const supplier = resolveSupplier(facts)
  const { settingsVersion } = supplier
  await createCarryOut(joined(trx))({
    wish: { kind: 'cancellation', id: cancellationId },
    list: 'cancellation',
    commands: [
      commands.noteDecision('reason-validated', reason, new Date()),
      commands.noteDecision('supplier-resolved', supplier, new Date()),
      commands.createTask(supplier),
      commands.openOrAppendChat(supplier),
      commands.checkReplyPermission(supplier),
      commands.writeRecordEntry(supplier, { reasonCode: facts.reasonCode, settingsVersion }),
      commands.completeReceipt(supplier),
    ],
  })
}

/** A transaction within the transaction would cost (a) two statements for nothing. */
function joined(trx: Database): Database {
  const same = { transaction: <T>(work: (trx: Database) => Promise<T>) => work(trx) }
  return same as unknown as Database
}
