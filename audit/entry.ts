import type { DataKey } from '../db/data-key.ts'
import { type Audited, saidOfLook } from '../db/models/audited-entry.ts'
import { commitTo, hashEntry, noPrevious } from '../ledger/entry.ts'
import { accessPseudonym } from '../ledger/look.ts'
import type { Hash } from '../ledger/merkle.ts'

/** How many entries a chain has so far, and the hash of the last. */
export interface Reached {
  count: number
  head: Hash
}

export const nothingYet: Reached = { count: 0, head: noPrevious }

/** The pseudonym of the chain that it stands in. */
export function chainOf({ isLook, pseudonym }: Audited): Hash {
  return isLook ? accessPseudonym(pseudonym) : pseudonym
}

/** What is wrong with an entry by itself, and after the one before in its chain; undefined where nothing is. */
export function whatIsWrong(
  row: Audited,
  reached: Reached,
  key: DataKey | undefined,
): string | undefined {
  // what is left out of the query came as null
  if (row.id === null || row.hash === null || row.pseudonym === null) return 'it is gone'
  const { at, class: sort, content, number, previous } = row
  const citizen = chainOf(row)
  if (hashEntry({ at, citizen, class: sort, content, number, previous }) !== row.hash)
    return 'its time, class or number is not what was chained'
  if (number !== reached.count + 1)
    return `it is number ${number} of its citizen, after number ${reached.count}`
  if (previous !== reached.head) return 'it does not follow from the citizen’s entry before it'
  return key && whatIsSaidWrong(row, key)
}

function whatIsSaidWrong(row: Audited, key: DataKey): string | undefined {
  const changed = 'its content is not what was committed to'
  if (row.salt === null) return 'its salt is gone'
  try {
    const salt = Buffer.from(key.open(row.salt), 'base64')
    const said = row.isLook ? saidOfLook(row) : saidOfRecord(row, key)
    return commitTo(salt, said) === row.content ? undefined : changed
  } catch {
    // a sealed text with a changed bit does not open
    return changed
  }
}

function saidOfRecord(row: Extract<Audited, { isLook: false }>, key: DataKey) {
  const { id, citizenId, kind, class: sort, at, actorId, organisationId, appointmentId } = row
  const { cancellationId, bookingRequestId, taskId, threadId, messageId, details } = row
  return {
    ...{ id, citizenId, kind, class: sort, at, actorId, organisationId, appointmentId },
    ...{ cancellationId, bookingRequestId, taskId, threadId, messageId, details },
    text: key.open(row.text),
  }
}
