import type { Place } from '../db/place.ts'
import { Refusal } from '../domain/errors.ts'

/** A cursor that leads to a time and an id. */
export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [at, id] = decode(cursor)
  if (!isOurInstant(at) || !isUuid(id)) throw cursorInvalid()
  return { at, id }
}

/** A cursor that leads to a number in a sequence; 0 is before the first. */
export function numberOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [number] = decode(cursor)
  if (!/^\d{1,9}$/.test(number)) throw cursorInvalid()
  return Number(number)
}

/** A cursor that leads to whatever has that id; null is before the first. */
export function idOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [id] = decode(cursor)
  if (!isUuid(id)) throw cursorInvalid()
  return id
}

/** As this API writes it: UTC, milliseconds, a year that Postgres reads. */
function isOurInstant(text: string): boolean {
  const isForm = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)
  return isForm && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

export function encode(place: [string, string]): string {
  return Buffer.from(place.join(' ')).toString('base64url')
}

function decode(cursor: string): [string, string] {
  const [first = '', second = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  return [first, second]
}

function cursorInvalid(): Refusal {
  return new Refusal('query-invalid', { errors: [{ pointer: 'cursor', detail: 'is not known' }] })
}
