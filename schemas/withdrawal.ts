import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'

/** A cancellation taken back: accepted here, carried out by the process. */
export const WithdrawalRow = {
  type: 'object',
  required: ['cancellationId', 'citizenId', 'actorId', 'signature', 'acceptedAt', 'relayedAt'],
  properties: {
    cancellationId: Id,
    citizenId: Id,
    /** The citizen or the representative who took it back. */
    actorId: Id,
    /** As it is shown; sealed by the citizen's key. */
    signature: { type: 'string' },
    acceptedAt: Instant,
    relayedAt: NullableInstant,
  },
  additionalProperties: false,
} as const
export type WithdrawalRow = FromSchema<typeof WithdrawalRow>
