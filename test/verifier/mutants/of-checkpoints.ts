import { signCheckpoint } from '../../../ledger/checkpoint.ts'
import { type Head, mapProof, mapRoot } from '../../../ledger/citizen-map.ts'
import { showPublicKey } from '../../../ledger/keys.ts'
import { bookOf, ledgerFor, otherCitizen, ourCitizen } from '../made-up-book.ts'
import { municipality, someoneElse } from '../made-up-ledger.ts'
import { filesOf, zipped } from '../made-up-package.ts'
import { changed, insider, ledger, type Mutant, type Parts, theirKey, wish } from './mutant.ts'

const notInTree = 'entry-not-in-tree'
const zeros = '0'.repeat(64)

function anew(parts: Parts, change: Partial<Parts['checkpoint']>, keys = municipality): void {
  const { publicKey, signature: _, ...body } = { ...parts.checkpoint, ...change }
  parts.checkpoint = { ...signCheckpoint(keys.current.privateKey, body), publicKey }
}

const signedByAnother: Mutant = {
  name: 'signed by someone else, with that key',
  expected: 'key-other',
  make: async () => {
    const publicKey = showPublicKey(someoneElse.current.privateKey)
    const files = changed((parts) => anew(parts, { publicKey }, someoneElse))
    return { zip: await zipped(files), keys: [theirKey] }
  },
}

/** A checkpoint of the municipality, but not the one that these entries belong to. */
export function checkpoints(): Mutant[] {
  const smaller = ledgerFor({ ...wish, entries: 20 })
  const other = ledgerFor({ ...wish, seed: 5 })
  const changes: [Partial<Parts['checkpoint']>, Mutant['expected']][] = [
    [{ size: ledger.leaves.length + 1 }, notInTree],
    [{ size: ledger.leaves.length - 1 }, notInTree],
    [{ size: 2 ** 50 }, notInTree],
    [{ root: zeros }, notInTree],
    [{ map: zeros }, 'map-proof-wrong'],
    [{ number: 8 }, 'checkpoint-other'],
  ]
  const body = ['number', 'at', 'size', 'root', 'map', 'previous', 'keyId'] as const
  const others = { number: 8, at: '2026-03-01T07:00:00.000Z', size: 99, keyId: 'kommune-2' }
  const published: Mutant[] = [...body, 'signature' as const, 'publicKey' as const].map(
    (member) => ({
      name: `published with another ${member}`,
      expected: 'published-other',
      make: async () => ({
        zip: await zipped(changed(() => undefined)),
        published: { ...ledger.checkpoint, publicKey: theirKey, [member]: zeros },
      }),
    }),
  )
  const strange: Mutant[] = [null, [], 'text', 7, {}].map((value) => ({
    name: `published: ${JSON.stringify(value)}`,
    expected: 'published-other',
    make: async () => ({ zip: await zipped(changed(() => undefined)), published: value }),
  }))
  return [
    ...published,
    ...strange,
    ...changes.map(([change, expected]) =>
      insider(`signed anew: ${Object.keys(change)} ${Object.values(change)}`, expected, (parts) =>
        anew(parts, change),
      ),
    ),
    ...body.map((member) =>
      insider(`another ${member}, not signed anew`, 'signature-wrong', ({ checkpoint }) => {
        Object.assign(checkpoint, { [member]: zeros, ...pick(others, member) })
      }),
    ),
    insider('signed by someone else', 'signature-wrong', (parts) => anew(parts, {}, someoneElse)),
    signedByAnother,
    ...[smaller, other].map(({ checkpoint }, n) =>
      insider(`of another record ${n}`, notInTree, (parts) => {
        parts.checkpoint = { ...checkpoint, publicKey: theirKey }
      }),
    ),
    {
      name: 'the earlier record as a whole, where the later was published',
      expected: 'published-other',
      make: async () => ({
        zip: await zipped(await filesOf(bookOf({ ...wish, entries: 20 }, smaller))),
        published: { ...ledger.checkpoint, publicKey: theirKey },
      }),
    },
  ]
}

function pick(others: Record<string, unknown>, member: string): Record<string, unknown> {
  return member in others ? { [member]: others[member] } : {}
}

export function mapProofs(): Mutant[] {
  const theirs = mapProof(ledger.heads, otherCitizen)
  const own = mapProof(ledger.heads, ourCitizen)
  const wrong = 'map-proof-wrong'
  const changes: [string, (parts: Parts) => void][] = [
    [
      'of another citizen',
      ({ completeness }) =>
        (completeness.record = { path: theirs.path, found: theirs.found ?? null }),
    ],
    [
      'record’s and log’s exchanged',
      ({ completeness }) => {
        const { record, accessLog } = completeness
        Object.assign(completeness, { record: accessLog, accessLog: record })
      },
    ],
    ['nobody found', ({ completeness }) => (completeness.record.found = null)],
    [
      'nobody found, on no way',
      ({ completeness }) => (completeness.record = { path: [], found: null }),
    ],
    ['no way', ({ completeness }) => completeness.record.path.splice(0)],
    ['a shorter way', ({ completeness }) => completeness.record.path.pop()],
    ['a way without its begin', ({ completeness }) => completeness.record.path.shift()],
    ['a longer way', ({ completeness }) => completeness.record.path.push(zeros)],
    ['a way of 256', ({ completeness }) => (completeness.accessLog.path = Array(256).fill(zeros))],
    ['another hash on the way', ({ completeness }) => completeness.record.path.splice(0, 1, zeros)],
    ['another found', ({ completeness }) => (completeness.record.found = theirs.found ?? null)],
    [
      'more than there are',
      ({ completeness: { record } }) => Object.assign(record.found ?? {}, { count: 42 }),
    ],
    [
      'another last',
      ({ completeness: { record } }) => Object.assign(record.found ?? {}, { head: zeros }),
    ],
    [
      'an empty record on another’s way',
      (parts) => {
        parts.entries.splice(0)
        parts.completeness.record = { path: theirs.path, found: theirs.found ?? null }
      },
    ],
    [
      'an empty log on another’s way',
      (parts) => {
        parts.looks.splice(0)
        parts.completeness.accessLog = { path: own.path, found: own.found ?? null }
      },
    ],
  ]
  return [
    ...changes.map(([what, change]) => insider(what, wrong, change)),
    insider('a way of 257', 'wrong-shape', ({ completeness }) => {
      completeness.record.path = Array(257).fill(zeros)
    }),
  ]
}

/** A map that says of our citizen what the tree does not; the municipality signs it. */
export function otherMaps(): Mutant[] {
  const changes: [string, Partial<Head>, string][] = [
    ['fewer than there are', { count: 40 }, 'entry-too-many'],
    ['more than there are', { count: 42 }, 'entry-missing'],
    ['another last', { head: zeros }, 'last-entry-other'],
  ]
  return changes.map(([what, change, expected]) =>
    insider(`a map that says ${what}`, expected, (parts) => {
      const heads = ledger.heads.map((head) =>
        head.citizen === ourCitizen ? { ...head, ...change } : head,
      )
      const { path, found = null } = mapProof(heads, ourCitizen)
      parts.completeness.record = { path, found }
      anew(parts, { map: mapRoot(heads) })
    }),
  )
}
