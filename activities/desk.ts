import { v7 as uuid } from 'uuid'
import type { Transaction } from '../db/database.ts'
import type { LockedBookingWish } from '../db/models/booking-request.ts'
import type { LockedDisclosureWish } from '../db/models/disclosure-wish.ts'
import type { LockedCancellation } from '../db/models/locked-cancellation.ts'
import type { ReplyFacts } from '../db/models/reply-facts.ts'
import type { LockedWish } from '../db/models/wish.ts'
import type { NewRow } from '../db/sql.ts'
import type { CommandName, CommandOf } from '../domain/commands.ts'
import type { Promised } from '../domain/promise.ts'

/**
 * Where one list of commands is carried out: the transaction, the wish, and the ids of what comes
 * into being, known from the start so that rows can point at each other.
 */
export interface Desk {
  trx: Transaction
  wish: LockedWish
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
  /** The chat as this list found it. */
  thread: ReplyFacts | undefined
  /** Whom the citizen may answer, as found by this list. */
  replyPermission: string | null
  /** Whether the visit is booked again, as found by this list. */
  appointmentRestored: boolean | null
  /** By this list. */
  promised: Promised | null
  steps: Step[]
  /** Written together at the end, when all ids are known: one round trip. */
  rows: (() => NewRow)[]
}

interface Step {
  name: string
  at: string
  outcome: object
}

/** Carries out one command. */
export type Hand<N extends CommandName> = (desk: Desk, command: CommandOf<N>) => Promise<void>

/** What the list was decided by has changed: nothing of it may stand. */
export class FactsChanged extends Error {}

export function layDesk(trx: Transaction, wish: LockedWish): Desk {
  return {
    trx,
    wish,
    taskId: wish.taskId ?? uuid(),
    threadId: wish.threadId ?? uuid(),
    messageId: uuid(),
    recordEntryId: uuid(),
    thread: undefined,
    replyPermission: null,
    appointmentRestored: null,
    promised: null,
    steps: [],
    rows: [],
  }
}

export function now(): string {
  return new Date().toISOString()
}

/** Puts a row on the desk; it is made when all of the list has been gone through. */
export function write({ rows }: Desk, row: () => NewRow): void {
  rows.push(row)
}

export function leaveStep({ steps }: Desk, name: string, outcome: object): void {
  steps.push({ name, at: now(), outcome })
}

/** What a row of the wish points at. */
export function aboutOf({ kind, id }: LockedWish) {
  return {
    cancellationId: kind === 'cancellation' ? id : null,
    ...(kind === 'booking-request' && { bookingRequestId: id }),
  }
}

/** For hands that work on wishes for a time only. */
export function bookingOf({ wish }: Desk): LockedBookingWish {
  if (wish.kind !== 'booking-request') throw new Error(`A ${wish.kind} is no wish for a time`)
  return wish
}

/** For hands that work on cancellations only. */
export function cancellationOf({ wish }: Desk): LockedCancellation {
  if (wish.kind !== 'cancellation') throw new Error(`A ${wish.kind} is no cancellation`)
  return wish
}

/** For hands that work on requests for aktindsigt only. */
export function disclosureOf({ wish }: Desk): LockedDisclosureWish {
  if (wish.kind !== 'disclosure-request') throw new Error(`A ${wish.kind} asks for no aktindsigt`)
  return wish
}
