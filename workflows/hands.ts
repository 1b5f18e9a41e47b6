import { proxyLocalActivities } from '@temporalio/workflow'
import type { AllActivities } from '../activities/index.ts'
import type { Command, Outcome } from '../domain/commands.ts'
import type { WishRef } from '../domain/wish.ts'

/**
 * Reads and transactions on our own Postgres, run beside the workflow. Tried until they succeed:
 * at once while it is a matter of seconds, then from a timer so that the history stays short.
 */
const local = proxyLocalActivities<AllActivities>({
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

export const gatherDisclosureState = local.gatherDisclosureState

/** A file of ten thousand entries takes its time; it says how far it is. */
const slow = proxyLocalActivities<AllActivities>({
  startToCloseTimeout: '10 minutes',
  scheduleToCloseTimeout: '365 days',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 seconds' },
})

/** Chooses the checkpoint that it is proven by; hands back the files to make, in order. */
export const planPackage = slow.planPackage

export function makeFile(packageId: string, name: string): Promise<void> {
  return slow.makeFile.executeWithOptions({ summary: `Make ${name}` }, [{ packageId, name }])
}

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
  | 'asked'
  | `extension-${number}`
  | `decision-${number}`
  | `package-${number}`

/** All of the list in one transaction or nothing, once for each wish and list name. */
export function carryOut(wish: WishRef, list: ListName, commands: Command[]): Promise<Outcome> {
  const names = commands.map((command) => ('step' in command ? command.step : command.name))
  const summary = `Carry out ${list}: ${names.join(', ')}`
  return local.carryOut.executeWithOptions({ summary }, [{ wish, list, commands }])
}
