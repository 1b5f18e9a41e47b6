import type { FromSchema } from 'json-schema-to-ts'
import { Id } from './scalars.ts'
import { whole } from './whole.ts'

/** Two chats in which the citizen may have written the same; nothing comes of it by itself. */
export const LikelySameWish = {
  $id: 'LikelySameWish',
  ...whole({
    threadIds: { type: 'array', items: Id, minItems: 2, maxItems: 2 },
    /** What both say, as far as five words. */
    words: { type: 'array', items: { type: 'string' } },
    /** "skrevet samme dag; fælles ord: badeværelse, rollator" */
    explanation: { type: 'string' },
  }),
} as const
export type LikelySameWish = FromSchema<typeof LikelySameWish>
