import { DBError } from 'objection'

/** Postgres is away, starting, stopping, full, or too slow: worth another try later. */
const passing = /^(08|53|57P|55P03|57014|40001|40P01|25P03)/
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const lost =
  /Connection terminated|timeout expired|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/

export function isDatabaseAway(error: unknown): boolean {
  const cause = causeOf(error)
  if (!(cause instanceof Error)) return false
  const code = 'code' in cause ? String(cause.code) : ''
  return (
    passing.test(code) ||
    network.has(code) ||
    cause.name === 'KnexTimeoutError' ||
    lost.test(cause.message) ||
    (cause instanceof AggregateError && cause.errors.some(isDatabaseAway))
  )
}

/** The name of the constraint that refused, for example `one_standing_cancellation`. */
export function violatedConstraint(error: unknown): string | undefined {
  const cause = causeOf(error)
  if (cause instanceof Error && 'constraint' in cause && typeof cause.constraint === 'string') {
    return cause.constraint
  }
  return undefined
}

function causeOf(error: unknown): unknown {
  return error instanceof DBError ? error.nativeError : error
}
