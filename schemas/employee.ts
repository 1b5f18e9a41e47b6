import type { FromSchema } from 'json-schema-to-ts'
import { Id, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** What an employee may do beside the daily work. */
export const Role = { enum: ['operator', 'records-officer'] } as const
export type Role = FromSchema<typeof Role>

export const EmployeeRow = whole({
  id: Id,
  subject: { type: 'string' },
  name: { type: 'string' },
  active: { type: 'boolean' },
  roles: { type: 'array', items: Role },
  /** Tokens that were issued until then count no more. */
  signedOutAt: NullableInstant,
})
export type EmployeeRow = FromSchema<typeof EmployeeRow>

/** Someone of the same organisation, to whom a task can be given. */
export const Colleague = {
  $id: 'Colleague',
  ...whole({
    id: Id,
    name: { type: 'string' },
    /** Answers for the organisation: may change its settings. */
    leader: { type: 'boolean' },
  }),
} as const
export type Colleague = FromSchema<typeof Colleague>
