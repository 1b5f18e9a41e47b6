/** The small words that the nouns are made of. */

/** A UUIDv7: sorts by the time it was made. */
export const Id = { type: 'string', format: 'uuid' } as const

/** RFC 3339 in UTC, milliseconds: 2026-11-24T09:00:00.000Z. */
export const Instant = { type: 'string', format: 'date-time' } as const

export const NullableId = { type: ['string', 'null'], format: 'uuid' } as const
export const NullableInstant = { type: ['string', 'null'], format: 'date-time' } as const

/** Lower-case words with hyphens, the same in every language. */
export const Code = { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 64 } as const

/** Free text by a person: 1 to 2,000 characters, at least one of them visible. */
export const Text = { type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S' } as const

/** An opaque place in a list; hand it back as `?cursor=`. */
export const Cursor = { type: ['string', 'null'], maxLength: 512 } as const
