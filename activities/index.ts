import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { BookingRequest } from '../db/models/booking-request.ts'
import { cancellationFacts } from '../db/models/cancellation-facts.ts'
import { disclosureState } from '../db/models/disclosure-wish.ts'
import { Task } from '../db/models/task.ts'
import { Refusal } from '../domain/errors.ts'
import type {
  BookingFacts,
  BookingInput,
  BookingState,
  CancellationFacts,
  CancellationWish,
  DisclosureInput,
  DisclosureState,
  TaskFacts,
  TaskWish,
} from '../domain/facts.ts'
import { createCarryOut } from './carry-out.ts'
import { withCauses } from './failures.ts'
import type { createPackageMaking } from './package.ts'

/** The hands of the workflows, on one database. */
export function createActivities(db: Database) {
  async function gatherFacts({ cancellationId }: CancellationWish): Promise<CancellationFacts> {
    const facts = await inTransaction(db, theProcess, (trx) =>
      cancellationFacts(trx, cancellationId),
    )
    if (!facts) throw new Refusal('not-found')
    return facts
  }

  async function gatherTaskFacts({ taskId }: TaskWish): Promise<TaskFacts> {
    const facts = await inTransaction(db, theProcess, (trx) => Task.facts(trx, taskId))
    if (!facts) throw new Refusal('not-found')
    return facts
  }

  async function gatherBookingFacts({ bookingRequestId: id }: BookingInput): Promise<BookingFacts> {
    const facts = await inTransaction(db, theProcess, (trx) => BookingRequest.facts(trx, id))
    if (!facts) throw new Refusal('not-found')
    return facts
  }

  async function gatherBookingState({ bookingRequestId: id }: BookingInput): Promise<BookingState> {
    const state = await inTransaction(db, theProcess, (trx) => BookingRequest.state(trx, id))
    if (!state) throw new Refusal('not-found')
    return state
  }

  async function gatherDisclosureState({
    disclosureRequestId: id,
  }: DisclosureInput): Promise<DisclosureState> {
    const state = await inTransaction(db, theProcess, (trx) => disclosureState(trx, id))
    if (!state) throw new Refusal('not-found')
    return state
  }

  return {
    gatherFacts: withCauses(gatherFacts),
    gatherTaskFacts: withCauses(gatherTaskFacts),
    gatherBookingFacts: withCauses(gatherBookingFacts),
    gatherBookingState: withCauses(gatherBookingState),
    gatherDisclosureState: withCauses(gatherDisclosureState),
    carryOut: withCauses(createCarryOut(db)),
  }
}

/** All that workflows may ask for. */
export type AllActivities = Activities & ReturnType<typeof createPackageMaking>

export type Activities = ReturnType<typeof createActivities>
