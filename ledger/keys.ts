import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** What signs checkpoints. */
export interface LedgerKeys {
  current: { id: string; privateKey: KeyObject }
  /** All that ever signed here, by id. */
  publicKeys: ReadonlyMap<string, KeyObject>
}

/**
 * Reads `id:base64,id:base64 …`, each an Ed25519 key in PKCS #8 (DER); the first signs. Keys that no
 * longer sign stay, so that what they signed can be checked.
 */
export function readLedgerKeys(text: string): LedgerKeys {
  const pairs = text.split(',').map((pair, index): [string, KeyObject] => {
    const [, id, base64 = ''] = /^([^:]+):(.*)$/.exec(pair.trim()) ?? []
    if (!id) throw new Error(`LEDGER_KEYS: key ${index + 1} is not of the form id:base64`)
    return [id, readKey(id, base64)]
  })
  const [first] = pairs
  if (!first) throw new Error('LEDGER_KEYS is empty')
  return {
    current: { id: first[0], privateKey: first[1] },
    publicKeys: new Map(pairs.map(([id, key]) => [id, createPublicKey(key)])),
  }
}

/** A key that nobody has: PKCS #8 (DER), base64. */
export function newLedgerKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
}

/** As anyone may know it: SPKI (DER), base64. */
export function showPublicKey(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

function readKey(id: string, base64: string): KeyObject {
  try {
    const der = Buffer.from(base64, 'base64')
    const key = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // what the library says may quote the key
  }
  throw new Error(`LEDGER_KEYS: key "${id}" is not an Ed25519 key in PKCS #8`)
}
