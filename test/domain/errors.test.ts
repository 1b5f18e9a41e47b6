import { describe, expect, it } from '@jest/globals'
import { type ErrorCode, errors, Refusal } from '../../domain/errors.ts'

const all = Object.entries(errors).map(([code, { status, title, detail }]) => ({
  code,
  status: Number(status),
  title,
  detail,
}))

/** Design §4, and what joined it since. */
const statuses: Record<ErrorCode, number> = {
  unauthenticated: 401,
  'assurance-too-low': 401,
  'not-found': 404,
  forbidden: 403,
  'method-not-allowed': 405,
  'body-invalid': 400,
  'query-invalid': 400,
  'request-invalid': 400,
  'body-too-large': 413,
  'body-too-slow': 408,
  'media-type-unsupported': 415,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'idempotency-key-in-progress': 409,
  'version-required': 428,
  'version-mismatch': 412,
  'reason-unknown': 422,
  'reason-not-allowed': 422,
  'appointment-already-cancelled': 409,
  'appointment-past': 409,
  'appointment-changed': 409,
  'cancellation-too-late': 409,
  'reply-not-permitted': 403,
  'thread-closed': 409,
  'task-transition-invalid': 409,
  'outcome-without-done': 422,
  'assignee-unknown': 422,
  'disclosure-type-not-allowed': 422,
  'disclosure-not-open': 409,
  'extension-not-allowed': 422,
  'extension-invalid': 422,
  'basis-not-allowed': 422,
  'redaction-invalid': 422,
  'approval-needs-another': 409,
  'package-not-ready': 409,
  'package-expired': 410,
  'settings-invalid': 422,
  'withdrawal-too-late': 409,
  'cancellation-ended': 409,
  'appointment-rebooked': 409,
  'late-answer-not-late': 422,
  'task-withdrawn': 409,
  'booking-ended': 409,
  'booking-not-ready': 409,
  'offer-open': 409,
  'offers-used-up': 409,
  'offer-lapsed': 409,
  'time-taken': 409,
  'time-unknown': 422,
  'times-invalid': 422,
  'organisation-unknown': 422,
  'appointment-type-unknown': 422,
  'move-not-allowed': 409,
  'link-not-allowed': 422,
  'message-made-by-system': 409,
  'message-already-wrongly-created': 409,
  'reply-already-permitted': 409,
  'reply-already-requested': 409,
  'cpr-not-allowed': 422,
  'templates-full': 409,
  'wishes-differ': 422,
  'thread-already-joined': 409,
  'task-not-joinable': 422,
  'task-joined': 409,
  'same-wish-changed': 409,
  'same-wish-answered': 409,
  'same-wish-undone': 409,
  'same-wish-final': 409,
  'about-unknown': 422,
  'rate-limited': 429,
  'streams-full': 429,
  internal: 500,
  unavailable: 503,
}

describe('the list of errors', () => {
  it.each(all)('answers $code with its status', ({ code, status }) => {
    expect(status).toBe(statuses[code as ErrorCode])
  })

  it.each(all)('says $code in two languages, each in whole sentences', ({ title, detail }) => {
    for (const words of [title, detail]) {
      expect(Object.keys(words).sort()).toEqual(['da', 'en'])
      expect(words.da).not.toBe(words.en)
      expect(words.da).toMatch(/^\p{Lu}/u)
      expect(words.en).toMatch(/^\p{Lu}/u)
    }
    expect(detail.da).toMatch(/\.$/)
    expect(detail.en).toMatch(/\.$/)
    expect(title.da).not.toMatch(/\.$/)
    expect(title.en).not.toMatch(/\.$/)
  })

  it('never says the same of two codes', () => {
    for (const language of ['da', 'en'] as const) {
      expect(new Set(all.map(({ title }) => title[language])).size).toBe(all.length)
      expect(new Set(all.map(({ detail }) => detail[language])).size).toBe(all.length)
    }
  })

  it('writes codes in kebab-case', () => {
    for (const { code } of all) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('tells whoever wrote a text that it was not stored', () => {
    for (const code of [
      ...(['reply-not-permitted', 'thread-closed', 'link-not-allowed'] as const),
      ...(['same-wish-changed', 'same-wish-answered', 'same-wish-undone'] as const),
    ]) {
      expect(errors[code].detail).toEqual({
        da: expect.stringContaining('ikke gemt'),
        en: expect.stringContaining('not stored'),
      })
    }
  })
})

describe('a refusal', () => {
  it('carries its code, and no more words than its code', () => {
    const refusal = new Refusal('not-found')
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).toMatchObject({ name: 'Refusal', code: 'not-found', message: 'not-found' })
    expect(refusal.details).toEqual({})
  })

  it('carries fields at fault, headers and its own sentence where it is given them', () => {
    const details = {
      detail: { da: 'Nej.', en: 'No.' },
      errors: [{ pointer: '/text', detail: 'is too long' }],
      headers: { 'Retry-After': '5' },
    }
    expect(new Refusal('body-invalid', details).details).toEqual(details)
  })
})
