import type { FromSchema } from 'json-schema-to-ts'
import { whole } from './whole.ts'

/** RFC 9457, with the code, the trace and the fields at fault. */
export const Problem = {
  $id: 'Problem',
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail', 'traceId'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    /** In Danish or English, by Accept-Language. */
    detail: { type: 'string' },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: whole({ pointer: { type: 'string' }, detail: { type: 'string' } }),
    },
  },
  additionalProperties: false,
} as const
export type Problem = FromSchema<typeof Problem>
