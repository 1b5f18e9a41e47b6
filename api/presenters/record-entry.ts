import type { SeenEntry } from '../../db/models/record-entry.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Language } from '../../domain/language.ts'
import { isOfAuthorsSide, wronglyCreatedWords } from '../../domain/message.ts'
import type { RecordEntry } from '../../schemas/record-entry.ts'

/**
 * The citizen and the records officer read what is kept, word for word; other staff do not read what
 * others have written by mistake.
 */
export function presentEntry(
  { position: _, wrongMessage, ...entry }: SeenEntry,
  { actor, language }: { actor: Actor; language: Language },
): RecordEntry {
  const reads = actor.kind === 'citizen' || actor.roles.includes('records-officer')
  if (!wrongMessage || reads || isOfAuthorsSide(actor, wrongMessage)) return entry
  return { ...entry, text: wronglyCreatedWords[language] }
}
