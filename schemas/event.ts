import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableId } from './scalars.ts'
import { whole } from './whole.ts'

/** What has changed; `me` is what `GET /v1/me` says of the reader. */
export const EventKind = {
  enum: [
    'appointment',
    'cancellation',
    'task',
    'task-presence',
    'thread',
    'message',
    'message-wrongly-created',
    'messages-shown',
    'messages-read',
    'note',
    'reply-request',
    'booking-request',
    'disclosure-request',
    'settings',
    'me',
  ],
} as const
export type EventKind = FromSchema<typeof EventKind>

/** The `data` of a server-sent event; its `event` is the kind. No content: read it anew where it matters. */
export const Event = {
  $id: 'Event',
  ...whole({
    kind: EventKind,
    /** Of what has changed; of the chat, where marks were set or a reply was asked for. */
    id: Id,
    /** The chat that it stands in. */
    threadId: NullableId,
    /** Whose it is; null for settings and for `me`. */
    citizenId: NullableId,
    at: Instant,
  }),
} as const
export type Event = FromSchema<typeof Event>
