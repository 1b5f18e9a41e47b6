import type { LockedAppointment } from '../db/models/cancellable-appointment.ts'
import { Cancellation as Row, type SeenCancellation } from '../db/models/cancellation.ts'
import { isLate } from '../domain/late-cancellation.ts'
import { decideReplyFor } from '../domain/reply-permission.ts'
import { sayReplyPermission } from '../domain/reply-words.ts'
import { withdrawableUntil } from '../domain/withdrawal.ts'
import type { Cancellation } from '../schemas/cancellation.ts'
import type { Wish } from './acceptance/cancellation.ts'
import type { Answer } from './answer.ts'
import type { Showing } from './idempotency.ts'
import { presentCancellation } from './presenters/cancellation.ts'
import type { Asked } from './route.ts'
import { heardOf, told } from './running.ts'

type Asker = Pick<Asked, 'actor' | 'language' | 'now'>

/** The process of one accepted wish, seen from the door: started, waited for, answered from Postgres. */
export function runProcess(wish: Wish, asked: Asker & Pick<Asked, 'waitMs' | 'deps'>) {
  const { deps, waitMs } = asked
  const location = `/v1/cancellations/${wish.id}`
  let accepted: LockedAppointment | undefined

  async function start(): Promise<boolean> {
    if (!accepted) return false
    const { reasonCode } = wish.request
    const { organisationCode } = accepted
    const one = { kind: 'cancellation' as const, id: wish.id, reasonCode, organisationCode }
    return told(deps, { cancellationId: wish.id }, () => deps.engine.start(one))
  }

  return {
    /** After the commit; does nothing where the wish was not accepted now. */
    start,
    /** The answer as long as nothing but the acceptance has happened. */
    accepted(appointment: LockedAppointment): Answer {
      accepted = appointment
      const body = acceptedBody(wish, appointment)
      return { status: 202, body, headers: { Location: location }, about: appointment }
    },
    /** Starts it, and waits until it has ended its work; false where that takes too long. */
    ended: () => heardOf(deps, { waited: wish.id, waitMs }, start),
    /** The answer once it has ended its work. */
    async shown({ trx, saw }: Showing): Promise<Answer | undefined> {
      const row = await Row.find(trx, wish.id)
      if (!row || row.status === 'accepted') return undefined
      saw(row)
      return { status: 201, body: showCancellation(row, asked), headers: { Location: location } }
    },
  }
}

/** As the asker may see it, with the reply permission as it is now. */
export function showCancellation(row: SeenCancellation, asker: Asker): Cancellation {
  const { actor, language, now } = asker
  const decision = row.thread && decideReplyFor(actor, row.thread, now)
  const permission = decision ? sayReplyPermission(decision, language) : null
  return presentCancellation(row, asker, permission)
}

function acceptedBody(wish: Wish, appointment: LockedAppointment): Cancellation {
  const { startsAt, withdrawalMinutes } = appointment
  return {
    id: wish.id,
    appointmentId: appointment.id,
    citizenId: appointment.citizenId,
    reasonCode: wish.request.reasonCode,
    text: wish.request.text ?? null,
    status: 'accepted',
    rejectionCode: null,
    acceptedAt: wish.now.toISOString(),
    completedAt: null,
    steps: [],
    taskId: null,
    threadId: null,
    messageId: null,
    recordEntryId: null,
    organisationId: appointment.organisationIds[0] ?? null,
    replyPermission: null,
    promisedAnswerBy: null,
    late: isLate(appointment, wish.now),
    lateAnswer: wish.request.lateAnswer ?? null,
    withdrawableUntil: withdrawableUntil(startsAt, withdrawalMinutes),
    withdrawal: null,
  }
}
