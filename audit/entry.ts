import type { DataKey } from '../db/data-key.ts'
import type { AuditedEntry } from '../db/models/audited-entry.ts'
import { commitTo, hashEntry, noPrevious } from '../ledger/entry.ts'
import type { Hash } from '../ledger/merkle.ts'

/** How many entries a citizen has so far, and the hash of the last. */
export interface Reached {
  count: number
  head: Hash
}

export const nothingYet: Reached = { count: 0, head: noPrevious }

/** What is wrong with an entry by itself, and after the citizen's one before; undefined where nothing is. */
export function whatIsWrong(
  { entry, said, salt }: AuditedEntry,
  reached: Reached,
  key: DataKey | undefined,
): string | undefined {
  if (!entry || !said) return 'it is gone'
  if (hashEntry(entry) !== entry.hash) return 'its time, class or number is not what was chained'
  if (entry.number !== reached.count + 1)
    return `it is number ${entry.number} of its citizen, after number ${reached.count}`
  if (entry.previous !== reached.head)
    return 'it does not follow from the citizen’s entry before it'
  return key && whatIsSaidWrong({ said, salt, content: entry.content }, key)
}

interface Said {
  said: NonNullable<AuditedEntry['said']>
  salt: string | null
  content: Hash
}

function whatIsSaidWrong({ said, salt, content }: Said, key: DataKey): string | undefined {
  const changed = 'its content is not what was committed to'
  if (salt === null) return 'its salt is gone'
  try {
    const clear = { ...said, text: key.open(said.text) }
    const bytes = Buffer.from(key.open(salt), 'base64')
    return commitTo(bytes, clear) === content ? undefined : changed
  } catch {
    // a sealed text with a changed bit does not open
    return changed
  }
}
