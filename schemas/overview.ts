import type { FromSchema } from 'json-schema-to-ts'
import { Address } from './address.ts'
import { LikelySameWish } from './likely-same-wish.ts'
import { OverviewItem } from './overview-item.ts'
import { Cursor, Id } from './scalars.ts'

/** A citizen's dialogue with all organisations on one time line, the latest first. */
export const Overview = {
  $id: 'Overview',
  type: 'object',
  required: ['citizen', 'items', 'next', 'sameWishes'],
  properties: {
    citizen: {
      type: 'object',
      required: ['id', 'name', 'address'],
      properties: { id: Id, name: { type: 'string' }, address: Address },
      additionalProperties: false,
    },
    items: { type: 'array', items: OverviewItem },
    next: Cursor,
    sameWishes: { type: 'array', items: LikelySameWish },
  },
  additionalProperties: false,
} as const
export type Overview = FromSchema<typeof Overview>
