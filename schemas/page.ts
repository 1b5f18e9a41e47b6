import { Cursor } from './scalars.ts'
import { whole } from './whole.ts'

/** The list of a noun: `{items, next}`. */
export function pageOf<const S extends { $id: string }>(item: S) {
  return {
    $id: `${item.$id}Page`,
    ...whole({ items: { type: 'array', items: item }, next: Cursor }),
  } as const
}

export interface Page<T> {
  items: T[]
  next: string | null
}

/** What every list understands. */
export const PageQuery = {
  cursor: { type: 'string', minLength: 1, maxLength: 512 },
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
} as const
