import { ApplicationFailure } from '@temporalio/common'
import { isDatabaseAway, violatedConstraint } from '../db/failures.ts'
import { errors, Refusal } from '../domain/errors.ts'

/**
 * What operators read in the Temporal web UI: the cause, in words and codes. Messages of drivers
 * stay here, for they may quote what a citizen wrote, and Temporal keeps failures in clear text.
 */
export function withCauses<A extends unknown[], R>(
  activity: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await activity(...args)
    } catch (error) {
      throw causeOf(error)
    }
  }
}

function causeOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error
  if (error instanceof Refusal) {
    return ApplicationFailure.nonRetryable(errors[error.code].title.en, error.code)
  }
  if (isDatabaseAway(error)) {
    return ApplicationFailure.retryable('Postgres is away; it is tried again', 'unavailable')
  }
  const constraint = violatedConstraint(error)
  const what = constraint ? `Postgres refused: constraint ${constraint}` : 'Failed unexpectedly'
  const name = error instanceof Error ? error.name : typeof error
  return ApplicationFailure.retryable(`${what} (${name}); it is tried again`, 'internal')
}
