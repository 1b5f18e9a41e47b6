import type { FromSchema } from 'json-schema-to-ts'
import { Code, Id } from './scalars.ts'

/** A unit that delivers care, as others see it. */
export const Organisation = {
  $id: 'Organisation',
  type: 'object',
  required: ['id', 'code', 'name'],
  properties: { id: Id, code: Code, name: { type: 'string' } },
  additionalProperties: false,
} as const
export type Organisation = FromSchema<typeof Organisation>

/** To whom a chat is open: to nobody, to the whole organisation, or to employees by name. */
export const ChatOpening = { enum: ['closed', 'organisation', 'employees'] } as const
export type ChatOpening = FromSchema<typeof ChatOpening>

export const OrganisationRow = {
  type: 'object',
  required: [
    'id',
    'code',
    'name',
    'phone',
    'active',
    'contactUnit',
    'chatOpening',
    'tasksToEmployee',
    'answerWorkingDays',
    'settingsVersion',
  ],
  properties: {
    id: Id,
    code: Code,
    name: { type: 'string' },
    phone: { type: 'string' },
    active: { type: 'boolean' },
    /** The municipality's own unit, which takes what no known supplier can. Exactly one has it. */
    contactUnit: { type: 'boolean' },
    chatOpening: ChatOpening,
    /** Tasks go to the appointment's employee too. */
    tasksToEmployee: { type: 'boolean' },
    /** Promised answer time. */
    answerWorkingDays: { type: 'integer' },
    settingsVersion: { type: 'integer' },
  },
  additionalProperties: false,
} as const
export type OrganisationRow = FromSchema<typeof OrganisationRow>
