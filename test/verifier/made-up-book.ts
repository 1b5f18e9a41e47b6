import { accessPseudonym, mapProof } from '../../ledger/citizen-map.ts'
import { showPublicKey } from '../../ledger/keys.ts'
import { treeOver } from '../../ledger/merkle-proof.ts'
import { type Book, type BookEntry, gap, type WithheldPart } from '../../package/book.ts'
import { hashOf, idOf } from './chance.ts'
import {
  type ChainWish,
  type MadeEntry,
  type MadeLedger,
  makeLedger,
  municipality,
} from './made-up-ledger.ts'

export interface BookWish {
  entries: number
  looks: number
  /** The pseudonym of the citizen. */
  citizen?: string
  seed?: number
  /** Which entries are not whole, by their number. */
  withheld?: ReadonlySet<number>
  partly?: ReadonlySet<number>
}

export const citizenId = idOf('our citizen')
export const ourCitizen = hashOf('our citizen')
export const otherCitizen = hashOf('citizen 2')
const someone: WithheldPart = {
  basis: 'others',
  law: 'Forvaltningsloven § 15, stk. 1',
  automatic: false,
  passages: 0,
}
const internal: WithheldPart = {
  basis: 'internal',
  law: 'Forvaltningsloven § 12',
  automatic: true,
  passages: 0,
}

/** A whole municipality: our citizen, those who looked, and five others. */
export function ledgerFor({ entries, looks, citizen = ourCitizen, seed = 1 }: BookWish) {
  const others = [1, 2, 3, 4, 5].map((n) => record(hashOf(`citizen ${n}`), idOf(`citizen ${n}`)))
  const wishes = [
    { ...record(citizen, citizenId), count: entries },
    { ...log(accessPseudonym(citizen)), count: looks },
    ...others.map((wish, n) => ({ ...wish, count: 5 + n })),
  ]
  return makeLedger(
    wishes.filter(({ count }) => count > 0),
    seed,
  )
}

const record = (citizen: string, of: string): Omit<ChainWish, 'count'> => ({
  citizen,
  classes: ['dialogue', 'dialogue', 'internal'],
  content: (number, about) => ({
    id: idOf(`${of} ${number}`),
    citizenId: of,
    kind: number % 3 === 0 ? 'note' : 'message',
    ...about,
    text: `Post ${number}: datteren Æbba ringede kl. 8 og 10 om "aflysning" — ${'x'.repeat(number)}`,
    details: { code: number, share: number / 3, list: [null, true, `\u2028${number}`] },
  }),
})

const log = (citizen: string): Omit<ChainWish, 'count'> => ({
  citizen,
  classes: ['access-log'],
  content: (number, { at }) => ({
    id: idOf(`look ${number}`),
    citizenId,
    at,
    actorKind: 'employee',
    actorId: idOf('eva'),
    onBehalf: false,
    fields: ['record'],
    purpose: 'care',
    permission: 'read record',
    operation: 'GET /v1/citizens/{id}/record',
  }),
})

export function bookOf(wish: BookWish, ledger: MadeLedger = ledgerFor(wish)): Book {
  const { citizen = ourCitizen, withheld = new Set(), partly = new Set() } = wish
  const [entries, looks] = [citizen, accessPseudonym(citizen)].map((of) => {
    return ledger.chains.get(of) ?? []
  })
  const { proof } = treeOver(Buffer.from(ledger.leaves.join(''), 'hex'))
  const end = (of: string) => {
    const { path, found = null } = mapProof(ledger.heads, of)
    return { path, found }
  }
  const show = async function* (chain: MadeEntry[] = [], isRecord = true) {
    for (const made of chain) {
      const { number } = made.header
      const entry = { made, proof: proof(made.leaf) }
      if (isRecord && withheld.has(number)) yield hidden(entry)
      else if (isRecord && partly.has(number)) yield inPart(entry)
      else yield whole(entry)
    }
  }
  return {
    head: {
      ...fixed,
      citizen,
      checkpoint: {
        ...ledger.checkpoint,
        publicKey: showPublicKey(municipality.current.privateKey),
      },
      completeness: { record: end(citizen), accessLog: end(accessPseudonym(citizen)) },
      counts: { entries: entries?.length ?? 0, looks: looks?.length ?? 0 },
    },
    entries: () => show(entries),
    looks: () => show(looks, false),
  }
}

interface Proven {
  made: MadeEntry
  proof: string[]
}

function whole({ made: { header, leaf, content, salt }, proof }: Proven): BookEntry {
  const labels = { kind: 'Besked', actor: 'Eva Holm' }
  const shown = { shown: 'whole' as const, content, salt: salt.toString('base64'), labels }
  return { header, leaf, proof, ...shown, parts: [] }
}

function inPart({ made: { header, leaf, content }, proof }: Proven): BookEntry {
  const text = content.text?.replace('datteren Æbba', gap).replace('8 og 10', gap) ?? gap
  const parts = [
    { ...someone, passages: 1 },
    { ...internal, passages: 1 },
  ]
  const shown = { shown: 'partly' as const, content: { ...content, text }, labels: {} }
  return { header, leaf, proof, ...shown, parts }
}

function hidden({ made: { header, leaf }, proof }: Proven): BookEntry {
  return { header, leaf, proof, shown: 'withheld', parts: [internal] }
}

const fixed = {
  id: idOf('package'),
  citizenId,
  madeAt: '2026-03-09T10:00:00.000Z',
  request: {
    id: idOf('request'),
    type: 'health' as const,
    applicant: { kind: 'citizen' as const, name: 'Anna Test' },
    citizen: { id: citizenId, name: 'Anna Test' },
    askedAt: '2026-03-02T10:00:00.000Z',
    dueBy: '2026-03-09T10:00:00.000Z',
    part: 1,
    timeline: [{ at: '2026-03-02T10:00:00.000Z', text: 'Anmodningen er modtaget' }],
    decision: {
      outcome: 'partly-granted' as const,
      at: '2026-03-08T10:00:00.000Z',
      text: 'Du får aktindsigt, undtagen i det, som er udeladt.',
      guidance: 'Du kan klage.',
    },
  },
}
