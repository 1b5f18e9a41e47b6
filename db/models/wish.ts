import type { Outcome } from '../../domain/commands.ts'
import type { WishRef } from '../../domain/wish.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'
import { BookingRequest, type LockedBookingWish } from './booking-request.ts'
import { type LockedDisclosureWish, lockDisclosureWish } from './disclosure-wish.ts'
import { type LockedCancellation, lockCancellation } from './locked-cancellation.ts'
import { type LockedTaskWish, Task } from './task.ts'

/** What a process works on, locked; with the words that its task and message are made of. */
export type LockedWish =
  | LockedBookingWish
  | LockedCancellation
  | LockedDisclosureWish
  | LockedTaskWish

/** What all of them have. */
export interface CommonWish {
  id: string
  citizenId: string
  /** Who wished it; null where nobody did. */
  actorId: string | null
  /** As it is shown: "Rita Holm på vegne af Anna Jensen". */
  signature: string | null
  appointmentId: string | null
  /** Who has it now. */
  organisationId: string | null
  taskId: string | null
  threadId: string | null
  /** Seals what is written about it. */
  dataKey: DataKey
  /** Not for the first time: its first list has been carried out. */
  hasBegun: boolean
  /** What this list came to, where it has been carried out already. */
  outcome: Outcome | null
}

interface Wanted {
  wish: WishRef
  list: string
}

export function lockWish(trx: Database, { wish, list }: Wanted): Promise<LockedWish | undefined> {
  const { kind, id } = wish
  if (kind === 'task') return Task.lockWish(trx, { id, list })
  if (kind === 'disclosure-request') return lockDisclosureWish(trx, { id, list })
  if (kind === 'booking-request') return BookingRequest.lockWish(trx, { id, list })
  return lockCancellation(trx, { id, list })
}

/** What the list came to, where it has been carried out. */
export async function outcomeOf(trx: Database, wanted: Wanted): Promise<Outcome | undefined> {
  const found = await one<{ outcome: Outcome }>(
    trx,
    'select outcome from carried_out where wish_id = :id and list = :list',
    { id: wanted.wish.id, list: wanted.list },
  )
  return found?.outcome
}
