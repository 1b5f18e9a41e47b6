import { errorWords } from './error-words.ts'
import type { Words } from './language.ts'

interface ErrorKind {
  status: number
  title: Words
  detail: Words
}

/** Every way in which we say no: one code, one HTTP status (RFC 9110), one sentence that says what to do. */
export const errors = {
  unauthenticated: { status: 401, ...errorWords.unauthenticated },
  'assurance-too-low': { status: 401, ...errorWords['assurance-too-low'] },
  'not-found': { status: 404, ...errorWords['not-found'] },
  forbidden: { status: 403, ...errorWords.forbidden },
  'method-not-allowed': { status: 405, ...errorWords['method-not-allowed'] },
  'body-invalid': { status: 400, ...errorWords['body-invalid'] },
  'query-invalid': { status: 400, ...errorWords['query-invalid'] },
  'request-invalid': { status: 400, ...errorWords['request-invalid'] },
  'body-too-large': { status: 413, ...errorWords['body-too-large'] },
  'body-too-slow': { status: 408, ...errorWords['body-too-slow'] },
  'media-type-unsupported': { status: 415, ...errorWords['media-type-unsupported'] },
  'idempotency-key-missing': { status: 400, ...errorWords['idempotency-key-missing'] },
  'idempotency-key-reused': { status: 422, ...errorWords['idempotency-key-reused'] },
  'idempotency-key-in-progress': { status: 409, ...errorWords['idempotency-key-in-progress'] },
  'version-required': { status: 428, ...errorWords['version-required'] },
  'version-mismatch': { status: 412, ...errorWords['version-mismatch'] },
  'reason-unknown': { status: 422, ...errorWords['reason-unknown'] },
  'reason-not-allowed': { status: 422, ...errorWords['reason-not-allowed'] },
  'appointment-already-cancelled': { status: 409, ...errorWords['appointment-already-cancelled'] },
  'appointment-past': { status: 409, ...errorWords['appointment-past'] },
  'appointment-changed': { status: 409, ...errorWords['appointment-changed'] },
  'cancellation-too-late': { status: 409, ...errorWords['cancellation-too-late'] },
  'withdrawal-too-late': { status: 409, ...errorWords['withdrawal-too-late'] },
  'cancellation-ended': { status: 409, ...errorWords['cancellation-ended'] },
  'appointment-rebooked': { status: 409, ...errorWords['appointment-rebooked'] },
  'late-answer-not-late': { status: 422, ...errorWords['late-answer-not-late'] },
  'booking-ended': { status: 409, ...errorWords['booking-ended'] },
  'booking-not-ready': { status: 409, ...errorWords['booking-not-ready'] },
  'offer-open': { status: 409, ...errorWords['offer-open'] },
  'offers-used-up': { status: 409, ...errorWords['offers-used-up'] },
  'offer-lapsed': { status: 409, ...errorWords['offer-lapsed'] },
  'time-taken': { status: 409, ...errorWords['time-taken'] },
  'time-unknown': { status: 422, ...errorWords['time-unknown'] },
  'times-invalid': { status: 422, ...errorWords['times-invalid'] },
  'organisation-unknown': { status: 422, ...errorWords['organisation-unknown'] },
  'appointment-type-unknown': { status: 422, ...errorWords['appointment-type-unknown'] },
  'move-not-allowed': { status: 409, ...errorWords['move-not-allowed'] },
  'link-not-allowed': { status: 422, ...errorWords['link-not-allowed'] },
  'reply-not-permitted': { status: 403, ...errorWords['reply-not-permitted'] },
  'thread-closed': { status: 409, ...errorWords['thread-closed'] },
  'message-made-by-system': { status: 409, ...errorWords['message-made-by-system'] },
  'message-already-wrongly-created': {
    status: 409,
    ...errorWords['message-already-wrongly-created'],
  },
  'reply-already-permitted': { status: 409, ...errorWords['reply-already-permitted'] },
  'reply-already-requested': { status: 409, ...errorWords['reply-already-requested'] },
  'cpr-not-allowed': { status: 422, ...errorWords['cpr-not-allowed'] },
  'templates-full': { status: 409, ...errorWords['templates-full'] },
  'task-transition-invalid': { status: 409, ...errorWords['task-transition-invalid'] },
  'task-withdrawn': { status: 409, ...errorWords['task-withdrawn'] },
  'outcome-without-done': { status: 422, ...errorWords['outcome-without-done'] },
  'assignee-unknown': { status: 422, ...errorWords['assignee-unknown'] },
  'wishes-differ': { status: 422, ...errorWords['wishes-differ'] },
  'thread-already-joined': { status: 409, ...errorWords['thread-already-joined'] },
  'task-not-joinable': { status: 422, ...errorWords['task-not-joinable'] },
  'task-joined': { status: 409, ...errorWords['task-joined'] },
  'same-wish-changed': { status: 409, ...errorWords['same-wish-changed'] },
  'same-wish-answered': { status: 409, ...errorWords['same-wish-answered'] },
  'same-wish-undone': { status: 409, ...errorWords['same-wish-undone'] },
  'same-wish-final': { status: 409, ...errorWords['same-wish-final'] },
  'about-unknown': { status: 422, ...errorWords['about-unknown'] },
  'disclosure-type-not-allowed': { status: 422, ...errorWords['disclosure-type-not-allowed'] },
  'disclosure-not-open': { status: 409, ...errorWords['disclosure-not-open'] },
  'extension-not-allowed': { status: 422, ...errorWords['extension-not-allowed'] },
  'extension-invalid': { status: 422, ...errorWords['extension-invalid'] },
  'basis-not-allowed': { status: 422, ...errorWords['basis-not-allowed'] },
  'redaction-invalid': { status: 422, ...errorWords['redaction-invalid'] },
  'approval-needs-another': { status: 409, ...errorWords['approval-needs-another'] },
  'package-not-ready': { status: 409, ...errorWords['package-not-ready'] },
  'package-expired': { status: 410, ...errorWords['package-expired'] },
  'settings-invalid': { status: 422, ...errorWords['settings-invalid'] },
  'rate-limited': { status: 429, ...errorWords['rate-limited'] },
  'streams-full': { status: 429, ...errorWords['streams-full'] },
  internal: { status: 500, ...errorWords.internal },
  unavailable: { status: 503, ...errorWords.unavailable },
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errors

export interface FieldError {
  /** JSON pointer into the body (RFC 6901), or the name of a query parameter. */
  pointer: string
  detail: string
}

export interface RefusalDetails {
  /** Instead of the code's own sentence. */
  detail?: Words
  errors?: FieldError[]
  headers?: Record<string, string>
  /** What failed underneath; for the log alone. */
  cause?: unknown
}

/** A no with a code; mapped once to problem+json and once to a non-retryable failure. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: RefusalDetails

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
