import type { BookHead } from './book.ts'
import { fingerprintOf } from './facts.ts'
import { howToCheckWords } from './how-to-check-words.ts'
import { sayMoment } from './when.ts'

/** `how-to-check.txt`: on one page, in Danish, and shorter in English below. */
export function howToCheck({ checkpoint, ...head }: BookHead): Uint8Array {
  const text = howToCheckWords({
    id: head.id,
    madeAt: sayMoment(head.madeAt),
    number: String(checkpoint.number),
    at: sayMoment(checkpoint.at),
    instant: checkpoint.at,
    fingerprint: fingerprintOf(checkpoint.publicKey),
  })
  return Buffer.from(text, 'utf8')
}
