import type { FromSchema } from 'json-schema-to-ts'
import { Code, Instant } from './scalars.ts'
import { whole } from './whole.ts'

/** One thing that does not get on by itself, or has not yet. */
export const OperationsItem = {
  $id: 'OperationsItem',
  ...whole({
    /** What it is: `cancellation`, `withdrawal`, `errand`, `package`, `checkpoint`, `engine` … */
    kind: Code,
    /** As in the Temporal web UI; null where no process has to do with it. */
    workflowId: { type: ['string', 'null'] },
    runId: { type: ['string', 'null'] },
    since: Instant,
    /** How often it was tried; null where that is not known. */
    attempts: { type: ['integer', 'null'] },
    /** Why, as a code. */
    code: { anyOf: [Code, { type: 'null' }] },
    /** The same in words, in the language of the asker; tells of nobody. */
    text: { type: 'string' },
  }),
} as const
export type OperationsItem = FromSchema<typeof OperationsItem>

const items = { type: 'array', items: OperationsItem } as const

/** What an operator must know now; what waited longest, first, so many at most. */
export const Operations = {
  $id: 'Operations',
  ...whole({
    checkedAt: Instant,
    /** Accepted and not handed on or carried out in time. */
    waiting: items,
    /** Processes that try again, and what they need and is away. */
    failing: items,
    /** Processes that failed, were ended or ran out of time: nobody goes on with them. */
    ended: items,
    /** Also of what is not listed. */
    counts: whole({
      waiting: { type: 'integer' },
      failing: { type: 'integer' },
      ended: { type: 'integer' },
    }),
  }),
} as const
export type Operations = FromSchema<typeof Operations>
