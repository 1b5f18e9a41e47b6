import { describe, expect, it } from '@jest/globals'
import {
  checkReplyPermission,
  completeReceipt,
  completeWithdrawal,
  createTask,
  endFollowUp,
  escalate,
  noteDecision,
  notePromise,
  openOrAppendChat,
  rejectCancellation,
  remindSupplier,
  restoreAppointment,
  tellWithdrawal,
  withdrawTask,
  writeRecordEntry,
} from '../../domain/commands.ts'
import type { SupplierDecision } from '../../domain/supplier.ts'
import { now } from './people.ts'

const supplier: SupplierDecision = {
  organisationId: 'nord-id',
  organisationCode: 'nord',
  settingsVersion: 7,
  employeeId: 'eva',
  check: { window: '07:00-08:00', at: '2026-11-25T06:00:00.000Z' },
  escalatesAt: '2026-11-26T14:00:00.000Z',
  promisedAnswerBy: '2026-11-25T14:00:00.000Z',
  flags: ['employee-gone'],
}
const { organisationId, promisedAnswerBy } = supplier

const all = [
  {
    command: noteDecision('reason-validated', { allowed: true }, now),
    data: {
      name: 'note-decision',
      step: 'reason-validated',
      at: '2026-11-24T08:00:00.000Z',
      outcome: { allowed: true },
    },
  },
  {
    command: notePromise(supplier),
    data: {
      name: 'note-promise',
      promised: {
        organisationCode: 'nord',
        promisedAnswerBy,
        escalatesAt: '2026-11-26T14:00:00.000Z',
      },
    },
  },
  {
    command: createTask(supplier),
    data: {
      name: 'create-task',
      organisationId,
      employeeId: 'eva',
      flags: ['employee-gone'],
      dueAt: promisedAnswerBy,
      check: { window: '07:00-08:00', at: '2026-11-25T06:00:00.000Z' },
    },
  },
  { command: openOrAppendChat(supplier), data: { name: 'open-or-append-chat', organisationId } },
  {
    command: checkReplyPermission(supplier),
    data: { name: 'check-reply-permission', organisationId },
  },
  {
    command: writeRecordEntry(supplier, { reasonCode: 'not-home' }),
    data: { name: 'write-record-entry', organisationId, details: { reasonCode: 'not-home' } },
  },
  {
    command: completeReceipt(supplier),
    data: { name: 'complete-receipt', organisationId, promisedAnswerBy },
  },
  {
    command: rejectCancellation('reason-not-allowed'),
    data: { name: 'reject-cancellation', code: 'reason-not-allowed' },
  },
  { command: remindSupplier(), data: { name: 'remind-supplier' } },
  { command: escalate(), data: { name: 'escalate' } },
  { command: withdrawTask(), data: { name: 'withdraw-task' } },
  { command: restoreAppointment(), data: { name: 'restore-appointment' } },
  { command: tellWithdrawal(), data: { name: 'tell-withdrawal' } },
  { command: completeWithdrawal(), data: { name: 'complete-withdrawal' } },
  { command: endFollowUp(), data: { name: 'end-follow-up' } },
]

describe('a command', () => {
  it.each(all)('$data.name is plain data that says all its hand needs', ({ command, data }) => {
    expect(command).toEqual(data)
    expect(JSON.parse(JSON.stringify(command))).toEqual(command)
  })

  it('keeps a decision as it was, whatever becomes of the object', () => {
    const outcome = { allowed: true }
    const command = noteDecision('reason-validated', outcome, now)
    outcome.allowed = false
    expect(command).toMatchObject({ outcome: { allowed: true } })
  })
})
