import { proxyLocalActivities } from '@temporalio/workflow'
import type { Activities } from '../activities/index.ts'
import type { Command, Outcome } from '../domain/commands.ts'
import type { WishRef } from '../domain/wish.ts'

/**
 * Reads and transactions on our own Postgres, run beside the workflow. Tried until they succeed:
 * at once while it is a matter of seconds, then from a timer so that the history stays short.
 */
const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '365 days',
  localRetryThreshold: '5 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
  },
  summary: 'Gather the facts',
})

/** What the decision needs, as it stands now. */
export const gatherFacts = local.gatherFacts
export const gatherTaskFacts = local.gatherTaskFacts
export const gatherBookingFacts = local.gatherBookingFacts
/** Where it stands now; whoever asks has heard of all that has happened until then. */
export const gatherBookingState = local.gatherBookingState

export type ListName =
  | 'cancellation'
  | 'rejection'
  | 'reminder'
  | 'escalation'
  | 'withdrawal'
  | 'end-of-follow-up'
  | 'booking-request'
  | 'booking'
  | `offer-${number}`
  | `decline-of-offer-${number}`
  | `lapse-of-offer-${number}`
  | `round-${number}`
  | `reminder-${number}`
  | `escalation-${number}`

/** All of the list in one transaction or nothing, once for each wish and list name. */
export function carryOut(wish: WishRef, list: ListName, commands: Command[]): Promise<Outcome> {
  const names = commands.map((command) => ('step' in command ? command.step : command.name))
  const summary = `Carry out ${list}: ${names.join(', ')}`
  return local.carryOut.executeWithOptions({ summary }, [{ wish, list, commands }])
}
