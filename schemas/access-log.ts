import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableId } from './scalars.ts'
import { whole } from './whole.ts'

/** What kind of a citizen's content was looked at. */
export const FieldsClass = {
  enum: [
    'name',
    'appointment',
    'cancellation',
    'receipt',
    'task',
    'booking-request',
    'thread',
    'message',
    'note',
    'reply-permission',
    'overview',
    'same-wish',
    'contact-point',
    'representatives',
    'record',
    'access-log',
    'disclosure-request',
    'disclosure-package',
    'break-glass',
  ],
} as const
export type FieldsClass = FromSchema<typeof FieldsClass>

/** Why: for one's own sake, on behalf of someone, at work, for aktindsigt, in an emergency, or by the system. */
export const Purpose = {
  enum: ['own-case', 'on-behalf', 'care', 'disclosure', 'break-glass', 'process'],
} as const
export type Purpose = FromSchema<typeof Purpose>

/** What a records officer should look into (SAPA's alarms, and breaking the glass). */
export const Alarm = {
  enum: [
    'sensitive-kle',
    'watched-citizen',
    'employee-as-citizen',
    'possible-self-look-up',
    'same-first-name',
    'look-up-of-colleague',
    'break-glass',
  ],
} as const
export type Alarm = FromSchema<typeof Alarm>

export const AccessActorKind = {
  enum: ['citizen', 'representative', 'employee', 'process'],
} as const
export type AccessActorKind = FromSchema<typeof AccessActorKind>

export const AccessLogRow = whole({
  id: Id,
  at: Instant,
  traceId: { type: 'string' },
  actorKind: AccessActorKind,
  /** Null for the system. */
  actorId: NullableId,
  /** `citizen`, the kind of a representation, `employee`, `records-officer`, `process`. */
  role: { type: 'string' },
  organisationId: NullableId,
  /** The citizen on whose behalf a representative looked. */
  onBehalfOf: NullableId,
  /** One line a request, however many citizens it shows. */
  citizenIds: { type: 'array', items: Id },
  fields: FieldsClass,
  purpose: Purpose,
  /** The right in `domain/policies.ts`. */
  permission: { type: 'string' },
  operation: { type: 'string' },
  /** Ids and filters as they were asked for; never a text. */
  parameters: { type: 'object', additionalProperties: { type: 'string' } },
  address: { type: ['string', 'null'] },
  machine: { type: 'string' },
  alarms: { type: 'array', items: Alarm },
})
export type AccessLogRow = FromSchema<typeof AccessLogRow>

/** One look as it is told: to the citizen's side in short, to a records officer with everything. */
export const AccessLogLine = {
  $id: 'AccessLogLine',
  type: 'object',
  required: ['id', 'at', 'who', 'onBehalfOf', 'fields', 'purpose', 'breakGlass', 'text', 'traceId'],
  properties: {
    id: Id,
    at: Instant,
    who: whole({
      kind: AccessActorKind,
      role: { type: 'string' },
      organisation: { type: ['string', 'null'] },
      /** Null where the municipality shows citizens no names of staff, or the name is protected. */
      name: { type: ['string', 'null'] },
    }),
    onBehalfOf: NullableId,
    fields: FieldsClass,
    purpose: Purpose,
    breakGlass: { type: 'boolean' },
    /** The same as one sentence, in the language of the asker. */
    text: { type: 'string' },
    traceId: { type: 'string' },
    // what follows is for records officers only
    alarms: { type: 'array', items: Alarm },
    actorId: NullableId,
    citizenIds: { type: 'array', items: Id },
    operation: { type: 'string' },
    parameters: { type: 'object', additionalProperties: { type: 'string' } },
    address: { type: ['string', 'null'] },
    machine: { type: 'string' },
  },
  additionalProperties: false,
} as const
export type AccessLogLine = FromSchema<typeof AccessLogLine>
