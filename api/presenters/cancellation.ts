import type { SeenCancellation } from '../../db/models/cancellation.ts'
import type { Actor } from '../../domain/actor.ts'
import { may } from '../../domain/policies.ts'
import { isStep } from '../../domain/receipt.ts'
import { whyNotWithdrawable, withdrawableUntil } from '../../domain/withdrawal.ts'
import type { Cancellation } from '../../schemas/cancellation.ts'
import type { ReplyPermission } from '../../schemas/reply-permission.ts'

interface Reader {
  actor: Actor
  now: Date
}

/** A citizen does not see the flags, which are for staff. */
export function presentCancellation(
  row: SeenCancellation,
  { actor, now }: Reader,
  replyPermission: ReplyPermission | null,
): Cancellation {
  return {
    id: row.id,
    appointmentId: row.appointmentId,
    citizenId: row.citizenId,
    reasonCode: row.reasonCode,
    text: row.text,
    status: row.status,
    rejectionCode: row.rejectionCode,
    acceptedAt: row.acceptedAt,
    completedAt: row.completedAt,
    steps: row.steps.flatMap(({ name, at }) =>
      isStep(name) ? [{ name, at: new Date(at).toISOString() }] : [],
    ),
    taskId: row.taskId,
    threadId: row.threadId,
    messageId: row.messageId,
    recordEntryId: row.recordEntryId,
    organisationId: row.organisationId,
    replyPermission,
    promisedAnswerBy: row.promisedAnswerBy,
    late: row.late,
    lateAnswer: row.lateAnswer,
    withdrawableUntil: undoableUntil(row, { actor, now }),
    withdrawal: withdrawalOf(row),
    ...(actor.kind === 'employee' && { flags: row.flags }),
  }
}

function undoableUntil(row: SeenCancellation, { actor, now }: Reader): string | null {
  const { appointmentStartsAt: startsAt, withdrawalMinutes } = row
  const isWithdrawn = row.withdrawalAcceptedAt !== null
  if (!may(actor, 'withdraw cancellation', { thing: row, now })) return null
  const isRebooked = row.appointmentStatus === 'moved'
  if (whyNotWithdrawable({ ...row, startsAt, isWithdrawn, isRebooked }, now)) return null
  return withdrawableUntil(startsAt, withdrawalMinutes)
}

function withdrawalOf(row: SeenCancellation): NonNullable<Cancellation['withdrawal']> | null {
  const { withdrawalAcceptedAt: acceptedAt, withdrawalSignature: by } = row
  if (acceptedAt === null || by === null) return null
  const { withdrawnAt: completedAt, appointmentRestored } = row
  return { acceptedAt, completedAt, by, appointmentRestored }
}
