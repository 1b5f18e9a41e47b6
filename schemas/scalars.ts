/** The small words that the nouns are made of. */

/** The format alone allows `urn:uuid:` in front (RFC 9562 §4), which no table does. */
const uuid = { format: 'uuid', pattern: '^[0-9a-fA-F]{8}-' } as const

/** Years, seconds and zones that Postgres and JavaScript read alike. */
const dateTime = {
  format: 'date-time',
  pattern:
    '^(?!0000|9999)\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-4]):[0-5]\\d)$',
} as const

/** A UUIDv7: sorts by the time it was made. */
export const Id = { type: 'string', ...uuid } as const

/** RFC 3339 in UTC, milliseconds: 2026-11-24T09:00:00.000Z. */
export const Instant = { type: 'string', ...dateTime } as const

export const NullableId = { type: ['string', 'null'], ...uuid } as const
export const NullableInstant = { type: ['string', 'null'], ...dateTime } as const

/** Lower-case words with hyphens, the same in every language. */
export const Code = { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 64 } as const

/** Free text by a person: 1 to 2,000 characters, at least one of them visible. */
export const Text = { type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S' } as const

/** Why, in someone's own words: 1 to 500 characters, at least one of them visible. */
export const Reason = { type: 'string', minLength: 1, maxLength: 500, pattern: '\\S' } as const

/** An opaque place in a list; hand it back as `?cursor=`. */
export const Cursor = { type: ['string', 'null'], maxLength: 512 } as const
