import type { Page } from '../schemas/page.ts'
import { encode } from './cursor.ts'

/** One more than is shown tells whether there is a next page. */
export function pageOf<T, U>(
  rows: T[],
  limit: number,
  how: { present: (row: T) => U; place: (row: T) => [string, string] },
): Page<U> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = last && rows.length > limit ? encode(how.place(last)) : null
  return { items: shown.map(how.present), next }
}
