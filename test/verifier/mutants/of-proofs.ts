import { someoneElse } from '../made-up-ledger.ts'
import { zipped } from '../made-up-package.ts'
import { at, changed, genuineZip, insider, type Mutant, type Parts, theirKey } from './mutant.ts'

const notInTree = 'entry-not-in-tree'
const someEntries = [0, 3, 17, 25, 40]
const zeros = '0'.repeat(64)

export function leavesAndProofs(): Mutant[] {
  const places: [string, (parts: Parts, n: number) => void, Mutant['expected']][] = [
    [
      'the leaf after it',
      ({ entries }, n) => (at(entries, n).leaf += 1),
      [notInTree, 'leaf-twice'],
    ],
    ['a leaf outside', ({ entries }, n) => (at(entries, n).leaf = 1000), notInTree],
    ['a leaf far outside', ({ entries }, n) => (at(entries, n).leaf += 2 ** 40), notInTree],
    ['no proof', ({ entries }, n) => at(entries, n).proof.splice(0), notInTree],
    ['a shorter proof', ({ entries }, n) => at(entries, n).proof.pop(), notInTree],
    ['a proof without its begin', ({ entries }, n) => at(entries, n).proof.shift(), notInTree],
    ['a longer proof', ({ entries }, n) => at(entries, n).proof.push(zeros), notInTree],
    [
      'a very long proof',
      ({ entries }, n) => at(entries, n).proof.push(...Array(500).fill(zeros)),
      notInTree,
    ],
    [
      'another hash in its proof',
      ({ entries }, n) => at(entries, n).proof.splice(2, 1, zeros),
      notInTree,
    ],
    [
      'its proof the other way round',
      ({ entries }, n) => at(entries, n).proof.reverse(),
      notInTree,
    ],
  ]
  return [
    ...places.flatMap(([what, change, expected]) =>
      someEntries.map((n) =>
        insider(`${what}: entry ${n + 1}`, expected, (parts) => void change(parts, n)),
      ),
    ),
    ...someEntries.slice(1).map((n) =>
      insider(`entry ${n + 1} on the place of the first`, 'leaf-twice', ({ entries }) => {
        at(entries, n).leaf = at(entries, 0).leaf
      }),
    ),
    insider('a look on the place of an entry', 'leaf-twice', ({ entries, looks }) => {
      at(looks, 3).leaf = at(entries, 3).leaf
    }),
  ]
}

export function salts(): Mutant[] {
  const tricks: [string, (salt: string) => string, Mutant['expected']][] = [
    ['of zeros', () => Buffer.alloc(32).toString('base64'), 'content-changed'],
    ['of 31 bytes', () => Buffer.alloc(31).toString('base64'), 'salt-malformed'],
    ['of 33 bytes', () => Buffer.alloc(33).toString('base64'), 'salt-malformed'],
    ['empty', () => '', 'salt-malformed'],
    ['in hex', (salt) => Buffer.from(salt, 'base64').toString('hex'), 'salt-malformed'],
    ['without padding', (salt) => salt.replace('=', ''), 'salt-malformed'],
    ['with more padding', (salt) => `${salt}==`, 'salt-malformed'],
    ['with a line break', (salt) => `${salt}\n`, 'salt-malformed'],
    ['with a blank', (salt) => ` ${salt}`, 'salt-malformed'],
    ['with bits in its padding', (salt) => otherPadding(salt), 'salt-malformed'],
    ['for addresses', () => Buffer.alloc(32, 0xff).toString('base64url'), 'salt-malformed'],
    ['with a foreign sign', (salt) => `é${salt.slice(1)}`, 'salt-malformed'],
  ]
  return tricks.map(([what, trick, expected]) =>
    insider(`a salt ${what}`, expected, ({ entries }) => {
      const one = at(entries, 1)
      one.salt = trick(one.salt ?? '')
    }),
  )
}

/** The same bytes for a lax reader: the last sign before the padding has two bits that say nothing. */
function otherPadding(base64: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const last = base64.replace(/=+$/, '').at(-1) ?? 'A'
  return base64.replace(/.(=+)$/, `${signs[signs.indexOf(last) + 1]}$1`)
}

export function keysAndSignatures(): Mutant[] {
  const said = JSON.stringify
  const tricks: [string, (text: string) => string][] = [
    ['without padding', (text) => text.replace(/=+$/, '')],
    ['with a blank', (text) => `${text} `],
    ['with a line break', (text) => `\n${text}`],
    ['with bits in its padding', otherPadding],
    ['cut off', (text) => text.slice(0, -4)],
    ['of zeros', (text) => Buffer.alloc(Buffer.from(text, 'base64').length).toString('base64')],
    ['twice', (text) => text + text],
  ]
  const insiders = tricks.flatMap(([what, trick]) => [
    insider(`the checkpoint’s signature ${what}`, 'signature-wrong', ({ checkpoint }) => {
      checkpoint.signature = trick(checkpoint.signature)
    }),
    insider(`the checkpoint’s key ${what}`, 'key-malformed', ({ checkpoint }) => {
      checkpoint.publicKey = what.includes('bits')
        ? `${checkpoint.publicKey}A`
        : trick(checkpoint.publicKey)
    }),
  ])
  const inSignature = tricks.flatMap(([what, trick]): Mutant[] => {
    const altered = (member: 'signature' | 'publicKey') => async () => {
      const files = changed(() => undefined)
      const value = JSON.parse(String(files.get('signature.json')))
      const other =
        member === 'publicKey' && what.includes('bits') ? `${value[member]}A` : trick(value[member])
      files.set('signature.json', Buffer.from(said({ ...value, [member]: other })))
      return { zip: await zipped(files) }
    }
    return [
      { name: `the signature ${what}`, expected: 'signature-wrong', make: altered('signature') },
      { name: `the key ${what}`, expected: 'key-malformed', make: altered('publicKey') },
    ]
  })
  const byAnother: Mutant = {
    name: 'everything signed by someone else',
    expected: 'key-other',
    make: async () => ({
      zip: await zipped(changed(() => undefined, someoneElse)),
      keys: [theirKey],
    }),
  }
  const unreadable = ['', 'nonsense', theirKey.slice(1), '0'.repeat(63)].map((key) => ({
    name: `given the key ${key}`,
    expected: 'given-key-unreadable',
    make: async () => ({ zip: genuineZip, keys: [theirKey, key] }),
  }))
  return [...insiders, ...inSignature, ...unreadable, byAnother]
}
