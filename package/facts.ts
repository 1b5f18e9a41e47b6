import { createHash } from 'node:crypto'
import type { BookHead, BookRequest } from './book.ts'
import { writable } from './plain-text.ts'
import { sayDate, sayMoment } from './when.ts'
import { applicantWords, outcomeWords, typeWords, words } from './words.ts'

export interface Fact {
  term: string
  text: string
}

export function requestFacts({ citizen, applicant, ...request }: BookRequest): Fact[] {
  return facts([
    [words.citizen, citizen.name],
    [words.applicant, `${applicant.name} (${applicantWords[applicant.kind]})`],
    [words.type, typeWords[request.type]],
    [words.askedAt, sayMoment(request.askedAt)],
    [words.dueBy, sayDate(request.dueBy)],
    [words.part, String(request.part)],
  ])
}

export function decisionFacts({ decision }: BookRequest): Fact[] {
  return facts([
    [words.outcome, outcomeWords[decision.outcome]],
    [words.decidedAt, sayMoment(decision.at)],
  ])
}

export function packageFacts({ checkpoint, ...head }: BookHead): Fact[] {
  return facts([
    [words.madeAt, sayMoment(head.madeAt)],
    [words.packageId, head.id],
    [words.requestId, head.request.id],
    [words.checkpoint, String(checkpoint.number)],
    [words.checkpointAt, sayMoment(checkpoint.at)],
    [words.fingerprint, fingerprintOf(checkpoint.publicKey)],
  ])
}

/** SHA-256 of the key's SPKI bytes, as hex. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')
}

function facts(pairs: [term: string, text: string][]): Fact[] {
  return pairs.map(([term, text]) => ({ term, text: writable(text) }))
}
