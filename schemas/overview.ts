import type { FromSchema } from 'json-schema-to-ts'
import { Address } from './address.ts'
import { ShownCpr } from './citizen.ts'
import { LikelySameWish } from './likely-same-wish.ts'
import { OverviewItem } from './overview-item.ts'
import { Cursor, Id } from './scalars.ts'
import { whole } from './whole.ts'

/** A citizen's dialogue with all organisations on one time line, the latest first. */
export const Overview = {
  $id: 'Overview',
  ...whole({
    citizen: whole({ id: Id, name: { type: 'string' }, cpr: ShownCpr, address: Address }),
    items: { type: 'array', items: OverviewItem },
    next: Cursor,
    sameWishes: { type: 'array', items: LikelySameWish },
  }),
} as const
export type Overview = FromSchema<typeof Overview>
