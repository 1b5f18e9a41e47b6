import type { FromSchema } from 'json-schema-to-ts'
import { Id } from './scalars.ts'
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
})
export type EmployeeRow = FromSchema<typeof EmployeeRow>
