import type { FromSchema } from 'json-schema-to-ts'
import { ReplyPermission } from './reply-permission.ts'
import { Code, Id, NullableId } from './scalars.ts'
import { whole } from './whole.ts'

const unit = whole({ id: Id, code: Code, name: { type: 'string' }, phone: { type: 'string' } })

/** Whom to write to about something, and whether one can. */
export const ContactPoint = {
  $id: 'ContactPoint',
  ...whole({
    /** The appointment type that it came to. */
    about: Code,
    organisation: unit,
    /** The open chat with it; null where there is none. */
    threadId: NullableId,
    /** For me, now, in that chat. */
    replyPermission: { anyOf: [ReplyPermission, { type: 'null' }] },
    /** The municipality's contact unit, where I can't write to the organisation now. */
    otherwise: { anyOf: [unit, { type: 'null' }] },
    explanation: { type: 'string' },
  }),
} as const
export type ContactPoint = FromSchema<typeof ContactPoint>

export const ContactPoints = {
  $id: 'ContactPoints',
  ...whole({ items: { type: 'array', items: ContactPoint } }),
} as const
export type ContactPoints = FromSchema<typeof ContactPoints>
