import type { FromSchema } from 'json-schema-to-ts'
import { Id, Instant, NullableInstant } from './scalars.ts'
import { whole } from './whole.ts'

/** A cancellation taken back: accepted here, carried out by the process. */
export const WithdrawalRow = whole({
  cancellationId: Id,
  citizenId: Id,
  /** The citizen or the representative who took it back. */
  actorId: Id,
  /** As it is shown; sealed by the citizen's key. */
  signature: { type: 'string' },
  acceptedAt: Instant,
  relayedAt: NullableInstant,
})
export type WithdrawalRow = FromSchema<typeof WithdrawalRow>
