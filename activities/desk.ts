import { v7 as uuid } from 'uuid'
import type { Transaction } from '../db/database.ts'
import type { LockedCancellation } from '../db/models/cancellation.ts'
import type { ReplyFacts } from '../db/models/thread.ts'
import type { NewRow } from '../db/sql.ts'
import { tellCancellation } from '../domain/cancellation.ts'
import type { CommandName, CommandOf } from '../domain/commands.ts'
import type { StepName } from '../schemas/cancellation.ts'

/**
 * Where one list of commands is carried out: the transaction, the wish, and the ids of what comes
 * into being, known from the start so that rows can point at each other.
 */
export interface Desk {
  trx: Transaction
  cancellation: LockedCancellation
  taskId: string
  threadId: string
  messageId: string
  recordEntryId: string
  /** The chat as this list found it. */
  thread: ReplyFacts | undefined
  /** Whom the citizen may answer, as found by this list. */
  replyPermission: string | null
  steps: Step[]
  /** Written together at the end, when all ids are known: one round trip. */
  rows: (() => NewRow)[]
}

interface Step {
  name: StepName
  at: string
  outcome: object
}

/** Carries out one command. */
export type Hand<N extends CommandName> = (desk: Desk, command: CommandOf<N>) => Promise<void>

/** What the list was decided by has changed: nothing of it may stand. */
export class FactsChanged extends Error {}

export function layDesk(trx: Transaction, cancellation: LockedCancellation): Desk {
  return {
    trx,
    cancellation,
    taskId: cancellation.taskId ?? uuid(),
    threadId: cancellation.threadId ?? uuid(),
    messageId: uuid(),
    recordEntryId: uuid(),
    thread: undefined,
    replyPermission: null,
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

export function leaveStep({ steps }: Desk, name: StepName, outcome: object): void {
  steps.push({ name, at: now(), outcome })
}

/** Task and message say the same. */
export function contentOf({ cancellation }: Desk): string {
  const { signature: authorName, typeName: appointmentType, startsAt, reason, text } = cancellation
  return tellCancellation({ authorName, appointmentType, startsAt, reason, text })
}
