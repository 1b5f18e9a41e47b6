import type { SeenCancellation } from '../../db/models/cancellation.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Cancellation } from '../../schemas/cancellation.ts'
import type { ReplyPermission } from '../../schemas/reply-permission.ts'

/** A citizen does not see the flags, which are for staff. */
export function presentCancellation(
  row: SeenCancellation,
  actor: Actor,
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
    steps: row.steps.map(({ name, at }) => ({ name, at: new Date(at).toISOString() })),
    taskId: row.taskId,
    threadId: row.threadId,
    messageId: row.messageId,
    recordEntryId: row.recordEntryId,
    organisationId: row.organisationId,
    replyPermission,
    promisedAnswerBy: row.promisedAnswerBy,
    ...(actor.kind === 'employee' && { flags: row.flags }),
  }
}
