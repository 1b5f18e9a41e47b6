import type { Address } from '../schemas/address.ts'
import type { Language, Words } from './language.ts'

/** As it is kept. */
export interface KeptAddress {
  citizenId: string
  /** Null where it is not known. */
  address: string | null
  addressProtected: boolean
}

/**
 * What a reader may know of it. A protected one is told to nobody but the citizen: CPR-loven § 28, on
 * protection of name and address (navne- og adressebeskyttelse). Who has no right to see the citizen
 * at all does not come as far as this.
 */
export function addressFor(
  reader: { id: string; language: Language },
  { citizenId, address, addressProtected }: KeptAddress,
): Address {
  const isSelf = reader.id === citizenId
  if (!addressProtected) return { text: address, protected: false, explanation: null }
  const words = isSelf ? ownWords : withheldWords
  const text = isSelf ? address : null
  return { text, protected: true, explanation: words[reader.language] }
}

const withheldWords: Words = { da: 'Adressebeskyttet', en: 'Address protected' }
const ownWords: Words = {
  da: 'Din adresse er beskyttet. Kun du kan se den her.',
  en: 'Your address is protected. Only you can see it here.',
}
