import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id, Instant, Reason } from './scalars.ts'
import { whole } from './whole.ts'

/** Whether this person may write in this thread now, why, and who can open it where it is closed. */
export const ReplyPermission = {
  $id: 'ReplyPermission',
  type: 'object',
  required: ['allowed', 'code', 'explanation'],
  properties: {
    allowed: { type: 'boolean' },
    code: Code,
    /** Plain words in the reader's language. */
    explanation: { type: 'string' },
    opensBy: whole({ kind: { enum: ['organisation', 'employee'] }, name: { type: 'string' } }),
    until: Instant,
  },
  additionalProperties: false,
} as const
export type ReplyPermission = FromSchema<typeof ReplyPermission>

/** An employee opens or closes one thread for the citizen, with a reason that is kept. */
export const ReplyPermissionChange = {
  $id: 'ReplyPermissionChange',
  type: 'object',
  required: ['open', 'reason'],
  properties: {
    open: { type: 'boolean' },
    to: { enum: ['organisation', 'employee'], default: 'organisation' },
    /** With `to: employee`; the one who writes this where left out. */
    employeeId: Id,
    until: Instant,
    reason: Reason,
  },
  additionalProperties: false,
} as const
export type ReplyPermissionChange = FromSchema<typeof ReplyPermissionChange>
