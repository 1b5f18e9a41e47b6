import { createHash } from 'node:crypto'
import type { Book, BookEntry, BookRequest, WithheldPart } from '../../package/book.ts'

const citizen = '8f6a1a52-93c0-4b66-9d0f-5c1f3a0f9b01'
const chain = hash('chain')

/** What differs from an entry that is shown whole. */
export interface Made {
  text?: string
  kind?: string
  actor?: string
  organisation?: string
  class?: string
  shown?: BookEntry['shown']
  parts?: WithheldPart[]
}

export interface BookOptions {
  entries?: Iterable<Made>
  looks?: Iterable<Made>
  counts?: { entries: number; looks: number }
  request?: Partial<BookRequest>
}

export const thirdParty: WithheldPart = {
  basis: 'third-party',
  law: 'Forvaltningslovens § 15, stk. 1',
  automatic: false,
  passages: 0,
}

/** A book whose hashes are made up; nothing here checks them. */
export function makeBook({ entries = [], looks = [], ...options }: BookOptions = {}): Book {
  const counts = options.counts ?? { entries: [...entries].length, looks: [...looks].length }
  const publicKey = Buffer.alloc(44, 7).toString('base64')
  return {
    head: {
      id: '0197a1b2-0000-7000-8000-000000000001',
      citizenId: citizen,
      citizen: chain,
      madeAt: '2026-01-20T08:30:00.000Z',
      checkpoint: {
        version: 1,
        number: 4711,
        at: '2026-01-19T23:00:00.000Z',
        size: 123456,
        root: hash('root'),
        map: hash('map'),
        previous: hash('previous'),
        keyId: 'key-1',
        signature: Buffer.alloc(64, 3).toString('base64'),
        publicKey,
      },
      completeness: {
        record: { path: [], found: null },
        accessLog: { path: [], found: null },
      },
      counts,
      request: makeRequest(options.request),
    },
    entries: () => chainOf(entries, 'dialogue'),
    looks: () => chainOf(looks, 'access-log'),
  }
}

async function* chainOf(made: Iterable<Made>, name: string): AsyncGenerator<BookEntry> {
  let number = 0
  for (const one of made) {
    number += 1
    yield makeEntry(number, { class: name, ...one })
  }
}

function makeEntry(number: number, made: Made): BookEntry {
  const at = new Date(Date.parse('2026-01-16T09:00:00.000Z') + (number - 1) * 61_000).toISOString()
  const { shown = 'whole', parts = [], class: name = 'dialogue', ...said } = made
  const entry = {
    header: {
      at,
      citizen: chain,
      class: name,
      content: hash(String(number)),
      number,
      previous: hash('p'),
      version: 1 as const,
    },
    leaf: number,
    proof: [],
    shown,
    parts,
  }
  if (shown === 'withheld') return entry
  const { text, ...labels } = said
  const isLook = name === 'access-log'
  const content = { id: hash('id').slice(0, 32), citizenId: citizen, at }
  return {
    ...entry,
    content: isLook ? content : { ...content, kind: 'message', class: name, text: text ?? '' },
    labels: isLook ? { ...labels, ...(text !== undefined && { text }) } : labels,
  }
}

function makeRequest(changed: Partial<BookRequest> = {}): BookRequest {
  return {
    id: '0197a1b2-0000-7000-8000-000000000002',
    type: 'party',
    applicant: { kind: 'representative', name: 'Rita Sørensen' },
    citizen: { id: citizen, name: 'Anna Sørensen' },
    askedAt: '2026-01-15T12:00:00.000Z',
    dueBy: '2026-01-29T22:59:59.000Z',
    part: 1,
    timeline: [
      { at: '2026-01-15T12:00:00.000Z', text: 'Anmodningen er modtaget.' },
      { at: '2026-01-19T09:15:00.000Z', text: 'Afgørelsen er truffet.' },
    ],
    decision: {
      outcome: 'partly-granted',
      at: '2026-01-19T09:15:00.000Z',
      text: 'Du får aktindsigt i journalen.\nOplysninger om andre er undtaget.',
      guidance: 'Du kan klage til Ankestyrelsen inden fire uger. Send klagen til kommunen.',
    },
    ...changed,
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
