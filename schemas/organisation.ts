import type { FromSchema } from 'json-schema-to-ts'
import { CheckWindow, WeeklyHours } from './clock.ts'
import { Code, Id, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** A unit that delivers care, as others see it. */
export const Organisation = {
  $id: 'Organisation',
  ...whole({ id: Id, code: Code, name: { type: 'string' } }),
} as const
export type Organisation = FromSchema<typeof Organisation>

/** To whom a chat is open: to nobody, to the whole organisation, or to employees by name. */
export const ChatOpening = { enum: ['closed', 'organisation', 'employees'] } as const
export type ChatOpening = FromSchema<typeof ChatOpening>

/** What an organisation decides for itself; each version is kept. */
export const OrganisationSettings = {
  $id: 'OrganisationSettings',
  ...whole({
    chatOpening: ChatOpening,
    /** To whom it is open under `employees`: active employees of the organisation. */
    employeeIds: { type: 'array', items: Id, maxItems: 100, uniqueItems: true },
    /** When citizens may reply, Danish time; none are all hours. Never on public holidays. */
    replyHours: { type: 'array', items: WeeklyHours, maxItems: 42 },
    replyUntil: NullableInstant,
    /** MitID's level that a citizen must have signed in with to reply. */
    replyAssurance: { enum: ['substantial', 'high'] },
    /** When the team looks at what has come in, on each working day. */
    checkWindows: { type: 'array', items: CheckWindow, maxItems: 8 },
    /** The promised answer time. */
    answerWorkingDays: { type: 'integer', minimum: 0, maximum: 60 },
    /** After the promised answer time, until the leader and the contact unit are told. */
    escalationWorkingDays: { type: 'integer', minimum: 0, maximum: 60 },
    tasksToEmployee: { type: 'boolean' },
  }),
} as const
export type OrganisationSettings = FromSchema<typeof OrganisationSettings>

export const OrganisationRow = whole({
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
  escalationWorkingDays: { type: 'integer' },
  replyHours: { type: 'array', items: WeeklyHours },
  replyUntil: NullableInstant,
  replyAssurance: { enum: ['substantial', 'high'] },
  checkWindows: { type: 'array', items: CheckWindow },
  settingsVersion: { type: 'integer' },
})
export type OrganisationRow = FromSchema<typeof OrganisationRow>
