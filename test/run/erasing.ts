import type { Erasing } from '../../db/erase.ts'
import type { Filling } from '../../db/fill.ts'
import { publishErasure } from '../../integrations/witness/erasures.ts'
import { newLedgerKey, readLedgerKeys } from '../../ledger/keys.ts'

const keys = readLedgerKeys(`test:${newLedgerKey()}`)

/** Signed by a key of this file's own; published where a folder is given. */
export function erasingOn(filling: Filling, folder?: string): Erasing {
  return {
    ...filling,
    keys,
    publish: async (certificate) => void (folder && (await publishErasure(folder, certificate))),
  }
}

export const because = 'Opbevaringsfristen er udløbet'
