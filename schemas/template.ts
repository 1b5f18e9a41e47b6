import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, Text } from './scalars.ts'
import { whole } from './whole.ts'

const title = { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' } as const

/** A reply that an organisation has ready; about nobody. */
export const Template = {
  $id: 'Template',
  ...whole({
    id: Id,
    organisationId: Id,
    title: { type: 'string' },
    text: { type: 'string' },
  }),
} as const
export type Template = FromSchema<typeof Template>

export const TemplateRequest = {
  $id: 'TemplateRequest',
  ...whole({ title, text: Text }),
} as const
export type TemplateRequest = FromSchema<typeof TemplateRequest>

export const TemplateRow = {
  type: 'object',
  required: ['id', 'organisationId', 'title', 'text', 'version', 'createdAt', 'changedBy'],
  properties: {
    ...Template.properties,
    version: { type: 'integer' },
    createdAt: Instant,
    /** The leader who wrote it last. */
    changedBy: Id,
  },
  additionalProperties: false,
} as const
export type TemplateRow = FromSchema<typeof TemplateRow>
