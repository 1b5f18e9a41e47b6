import { v7 as uuid } from 'uuid'
import { Cancellation as Row } from '../../db/models/cancellation.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { permit } from '../../domain/policies.ts'
import { Cancellation, CancellationRequest } from '../../schemas/cancellation.ts'
import { Receipt } from '../../schemas/receipt.ts'
import { Timeline } from '../../schemas/timeline.ts'
import { acceptCancellation } from '../acceptance/cancellation.ts'
import { acceptWithdrawal } from '../acceptance/withdrawal.ts'
import { presentReceipt } from '../presenters/receipt.ts'
import { receiptPage } from '../presenters/receipt-page.ts'
import { presentTimeline } from '../presenters/timeline.ts'
import { route } from '../route.ts'
import { runProcess, showCancellation } from '../running-process.ts'
import { runWithdrawal } from '../running-withdrawal.ts'

export const cancelAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{id}/cancellation',
  summary: 'Cancel an appointment',
  body: CancellationRequest,
  responses: { 201: Cancellation, 202: Cancellation },
  reads: 'cancellation',
  may: 'cancel appointment',
  handle: async (asked) => {
    const { actor, params, body, once, afterCommit, now, waitMs } = asked
    const wish = { id: uuid(), actor, appointmentId: params.id, request: body, now }
    const process = runProcess(wish, asked)
    if (waitMs === 0) afterCommit(process.start)
    const later = { withinMs: waitMs, until: process.ended, answer: process.shown }
    return once(
      async (trx) => process.accepted(await acceptCancellation(trx, wish)),
      waitMs > 0 ? later : undefined,
    )
  },
})

export const getCancellation = route({
  method: 'GET',
  path: '/v1/cancellations/{id}',
  summary: 'One cancellation, with its steps',
  responses: { 200: Cancellation },
  reads: 'cancellation',
  may: 'read cancellation',
  handle: async (asked) => {
    const { actor, params, now, trx, saw } = asked
    const row = await Row.find(trx, params.id)
    const cancellation = permit(actor, 'read cancellation', { thing: row, now })
    saw(cancellation)
    return { body: showCancellation(cancellation, asked) }
  },
})

export const getReceipt = route({
  method: 'GET',
  path: '/v1/cancellations/{id}/receipt',
  summary: 'The receipt, as JSON or, by Accept, as a page',
  responses: { 200: Receipt },
  page: true,
  reads: 'receipt',
  may: 'read cancellation',
  handle: async ({ actor, params, language, now, trx, saw, prefersHtml }) => {
    const row = await Row.find(trx, params.id)
    const cancellation = permit(actor, 'read cancellation', { thing: row, now })
    saw(cancellation)
    const receipt = presentReceipt(cancellation, language)
    const headers = { 'Content-Language': language, Vary: 'Accept, Accept-Language' }
    return prefersHtml
      ? { body: receiptPage(receipt, language), type: 'text/html; charset=utf-8', headers }
      : { body: receipt, headers }
  },
})

export const getTimeline = route({
  method: 'GET',
  path: '/v1/cancellations/{id}/timeline',
  summary: 'What has happened, who has it now, and when one hears',
  responses: { 200: Timeline },
  reads: 'cancellation',
  may: 'read cancellation',
  handle: async ({ actor, params, language, now, trx, saw }) => {
    const row = await Row.find(trx, params.id)
    const cancellation = permit(actor, 'read cancellation', { thing: row, now })
    saw(cancellation)
    const moments = await RecordEntry.taskMoments(trx, cancellation.id)
    const headers = { 'Content-Language': language, Vary: 'Accept-Language' }
    return { body: presentTimeline(cancellation, moments, language), headers }
  },
})

export const withdrawCancellation = route({
  method: 'POST',
  path: '/v1/cancellations/{id}/withdrawal',
  summary: 'Undo a cancellation, while the rule allows',
  responses: { 200: Cancellation, 202: Cancellation },
  reads: 'cancellation',
  may: 'withdraw cancellation',
  handle: async (asked) => {
    const { actor, params, once, afterCommit, now, waitMs, saw } = asked
    const process = runWithdrawal(params.id, asked)
    if (waitMs === 0) afterCommit(process.tell)
    const later = { withinMs: waitMs, until: process.ended, answer: process.shown }
    return once(
      async (trx) => {
        const wanted = { actor, cancellationId: params.id, now }
        return process.accepted({ trx, saw }, await acceptWithdrawal(trx, wanted))
      },
      waitMs > 0 ? later : undefined,
    )
  },
})
