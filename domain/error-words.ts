import { bookingRefusals } from './booking-refusals.ts'
import { dialogueWords } from './dialogue-words.ts'
import { disclosureRefusals } from './disclosure-refusals.ts'
import { joiningWords } from './joining-words.ts'
import type { Words } from './language.ts'
import { refusalWords } from './refusal-words.ts'
import { requestWords } from './request-words.ts'
import { sameWishRefusals } from './same-wish-refusals.ts'

export interface ErrorWords {
  title: Words
  /** What to do about it; a refused text says that it was not stored. */
  detail: Words
}

/** What each no says, in both languages. */
export const errorWords = {
  ...requestWords,
  ...refusalWords,
  ...bookingRefusals,
  ...dialogueWords,
  ...joiningWords,
  ...sameWishRefusals,
  ...disclosureRefusals,
}
