import { randomBytes } from 'node:crypto'
import { newLedgerKey } from '../../ledger/keys.ts'

export const key = () => randomBytes(32).toString('base64')
export const url = 'postgres://borgerdialog:hemmelig@db/borgerdialog'
export const keysUrl = 'postgres://borgerdialog:hemmeligere@keys/borgerdialog_keys'
/** All that production needs. */
export const production = {
  NODE_ENV: 'production',
  DATABASE_URL: url,
  KEYS_DATABASE_URL: keysUrl,
  TEMPORAL_ADDRESS: 'temporal:7233',
  OIDC_ISSUER: 'https://login.example.dk',
  PAYLOAD_KEYS: `2026-2:${key()},2026-1:${key()}`,
  MUNICIPAL_KEYS: `2026-1:${key()}`,
  LOOKUP_KEY: key(),
  LEDGER_KEYS: `2026-1:${newLedgerKey()}`,
}

/** What it says when it refuses; nothing where it does not. */
export function refusal(read: () => unknown): string {
  try {
    read()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
