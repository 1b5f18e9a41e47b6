import type { LockedAppointment } from '../db/models/appointment.ts'
import { Cancellation as Row, type SeenCancellation } from '../db/models/cancellation.ts'
import { Thread } from '../db/models/thread.ts'
import { decideReplyFor, sayReplyPermission } from '../domain/reply-permission.ts'
import type { Cancellation } from '../schemas/cancellation.ts'
import type { Wish } from './acceptance/cancellation.ts'
import type { Answer } from './answer.ts'
import { presentCancellation } from './presenters/cancellation.ts'
import type { Asked } from './route.ts'

type Asker = Pick<Asked, 'actor' | 'language' | 'now' | 'deps'>

/** The process of one accepted wish, seen from the door: started, waited for, answered from Postgres. */
export function runProcess(wish: Wish, asked: Asker & { waitMs: number }) {
  const { deps, waitMs } = asked
  const location = `/v1/cancellations/${wish.id}`
  let accepted: LockedAppointment | undefined

  async function start(): Promise<boolean> {
    if (!accepted) return false
    const { reasonCode } = wish.request
    const { organisationCode } = accepted
    try {
      await deps.engine.start({ cancellationId: wish.id, reasonCode, organisationCode })
      return true
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      deps.log.warn({ cancellationId: wish.id, name }, 'the relay will start the process')
      return false
    }
  }

  return {
    /** After the commit; does nothing where the wish was not accepted now. */
    start,
    /** The answer as long as nothing but the acceptance has happened. */
    accepted(appointment: LockedAppointment): Answer {
      accepted = appointment
      return { status: 202, body: acceptedBody(wish, appointment), headers: { Location: location } }
    },
    /** The answer once the process has ended its work; undefined where that takes too long. */
    async completed(): Promise<Answer | undefined> {
      const heard = deps.listener.waitFor(wish.id, waitMs)
      const begun = await Promise.race([heard.then(() => true), start()])
      if (!begun) return undefined
      await heard
      const row = await Row.find(deps.db, wish.id)
      if (!row || row.status === 'accepted') return undefined
      const body = await showCancellation(row, asked)
      return { status: 201, body, headers: { Location: location } }
    },
  }
}

/** As the asker may see it, with the reply permission as it is now. */
export async function showCancellation(row: SeenCancellation, asker: Asker): Promise<Cancellation> {
  const { actor, language, now, deps } = asker
  const thread = row.threadId ? await Thread.circumstances(deps.db, row.threadId) : undefined
  const decision = thread && decideReplyFor(actor, thread, now)
  return presentCancellation(row, actor, decision ? sayReplyPermission(decision, language) : null)
}

function acceptedBody(wish: Wish, appointment: LockedAppointment): Cancellation {
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
  }
}
