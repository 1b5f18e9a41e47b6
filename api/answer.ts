import type { StoredAnswer } from '../db/models/idempotency-key.ts'

/** What an answer consists of; the body is JSON unless `type` says otherwise. */
export interface Answer {
  status?: number
  body?: unknown
  type?: string
  headers?: Record<string, string>
  /** Whose content it is; under whose key it is kept for a retry. */
  about?: StoredAnswer['about']
}
