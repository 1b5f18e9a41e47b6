import { DBError } from 'objection'

/** Postgres is away, starting, stopping, full, or too slow: worth another try later. */
const passing = /^(08|53|57P|55P03|57014|40001|40P01|25P03)/
const network = new Set('ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN'.split(' '))
const lost =
  /Connection terminated|timeout expired|Query read timeout|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/

export function isDatabaseAway(error: unknown): boolean {
  const { code, name, message, errors } = causeOf(error)
  return (
    passing.test(code) ||
    network.has(code) ||
    name === 'KnexTimeoutError' ||
    lost.test(message) ||
    errors.some(isDatabaseAway)
  )
}

/** Postgres has no room left to write. */
export function isDiskFull(error: unknown): boolean {
  const { code } = causeOf(error)
  return code === '53100' || code === 'ENOSPC'
}

/** Whoever asks may not write that, or nobody may here. */
export function isRefused(error: unknown): boolean {
  return ['42501', '25006'].includes(causeOf(error).code)
}

/** The name of the constraint that refused, for example `one_standing_cancellation`. */
export function violatedConstraint(error: unknown): string | undefined {
  return causeOf(error).constraint
}

interface Cause {
  code: string
  name: string
  message: string
  constraint: string | undefined
  /** Of one attempt at each address. */
  errors: unknown[]
}

/** What the driver said; read by shape, as an error may come from another realm. */
function causeOf(error: unknown): Cause {
  const cause = error instanceof DBError ? error.nativeError : error
  const said: { [K in keyof Cause]?: unknown } =
    typeof cause === 'object' && cause !== null ? cause : {}
  return {
    code: String(said.code ?? ''),
    name: String(said.name ?? ''),
    message: String(said.message ?? ''),
    constraint: typeof said.constraint === 'string' ? said.constraint : undefined,
    errors: Array.isArray(said.errors) ? said.errors : [],
  }
}
