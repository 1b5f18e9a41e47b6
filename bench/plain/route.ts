import { v7 as uuid } from 'uuid'
import { createCarryOut } from '../../activities/carry-out.ts'
import { acceptCancellation } from '../../api/acceptance/cancellation.ts'
import { route } from '../../api/route.ts'
import { showCancellation } from '../../api/running-process.ts'
import type { Database, Transaction } from '../../db/database.ts'
import { Cancellation as Row } from '../../db/models/cancellation.ts'
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
  may: 'cancel appointment',
  handle: async (asked) => {
    const { actor, params, body, once, now, deps } = asked
    const wish = { id: uuid(), actor, appointmentId: params.id, request: body, now }
    return once(async (trx) => {
      await acceptCancellation(trx, wish)
      await carryOutIn(trx, wish.id)
      const row = await Row.find(trx, wish.id)
      if (!row) throw new Error('The cancellation is gone')
      const shown = await showCancellation(row, { ...asked, deps: { ...deps, db: trx } })
      return { status: 201, body: shown, headers: { Location: `/v1/cancellations/${wish.id}` } }
    })
  },
})

/** The decisions and commands of `workflows/cancellation.ts`. */
async function carryOutIn(trx: Transaction, cancellationId: string): Promise<void> {
  const facts = await Row.facts(trx, cancellationId)
  if (!facts) throw new Error('No such cancellation')
  const reason = validateReason(facts)
  const supplier = resolveSupplier(facts)
  const { settingsVersion } = supplier
  await createCarryOut(joined(trx))({
    cancellationId,
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
function joined(trx: Transaction): Database {
  const same = { transaction: <T>(work: (trx: Transaction) => Promise<T>) => work(trx) }
  return same as unknown as Database
}
