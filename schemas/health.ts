import type { FromSchema } from 'json-schema-to-ts'
import { whole } from './whole.ts'

const Part = { enum: ['up', 'down'] } as const

export const Health = {
  $id: 'Health',
  ...whole({
    /** Ready while citizens' wishes can be accepted: Postgres is up, whatever Temporal does. */
    status: { enum: ['ready', 'degraded', 'down'] },
    parts: {
      type: 'object',
      required: ['postgres', 'keys', 'temporal', 'accessLog'],
      /**
       * Without the access log nothing is shown; wishes are accepted all the same. Without the keys
       * only what a process opened in the last minutes is shown and accepted.
       */
      properties: { postgres: Part, keys: Part, temporal: Part, accessLog: Part },
      additionalProperties: false,
    },
  }),
} as const
export type Health = FromSchema<typeof Health>
