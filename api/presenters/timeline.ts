import type { SeenCancellation } from '../../db/models/cancellation.ts'
import { type ErrorCode, errors } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import {
  actorOf,
  type Moment,
  sayNow,
  type TimelineFacts,
  tellMoment,
} from '../../domain/timeline.ts'
import type { Timeline } from '../../schemas/timeline.ts'

/** What the process and the tables have recorded, the oldest first. */
export function presentTimeline(
  row: SeenCancellation,
  taskMoments: Moment[],
  language: Language,
): Timeline {
  const facts = factsOf(row, taskMoments)
  const moments = [...momentsOf(row), ...taskMoments].map((one) => ({
    ...one,
    at: new Date(one.at).toISOString(),
  }))
  return {
    cancellationId: row.id,
    items: moments
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map((moment) => ({
        at: moment.at,
        name: moment.name,
        text: tellMoment(moment, facts)[language],
        by: actorOf(moment, facts),
      })),
    now: sayNow(facts, language),
  }
}

function momentsOf(row: SeenCancellation): Moment[] {
  const { acceptedAt, withdrawalAcceptedAt, appointmentRestored } = row
  const wish: Moment[] = [{ at: acceptedAt, name: 'accepted' }]
  const undone: Moment[] = withdrawalAcceptedAt
    ? [{ at: withdrawalAcceptedAt, name: 'withdrawal-accepted' }]
    : []
  const steps = row.steps.map(({ name, at }) => ({ name, at, appointmentRestored }))
  return [...wish, ...steps, ...undone]
}

function factsOf(row: SeenCancellation, tasks: Moment[]): TimelineFacts {
  const { status, signature, withdrawalSignature, organisationName, promisedAnswerBy } = row
  const code = row.rejectionCode
  return {
    ...{ status, signature, withdrawalSignature, organisationName, promisedAnswerBy },
    taskDone: tasks.some((one) => one.status === 'done'),
    restored: row.appointmentRestored,
    rejection: code !== null && code in errors ? errors[code as ErrorCode].detail : undefined,
  }
}
