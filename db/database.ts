import knex, { type Knex } from 'knex'
import { knexSnakeCaseMappers, Model } from 'objection'
import pg from 'pg'
import { beginAsSomeone } from './acting.ts'
import type { Vault } from './vault.ts'

/** The pool, or a transaction on it: whatever can run a query. */
export type Database = Knex
export type Transaction = Knex.Transaction

/** Nothing waits for ever. */
export const timeouts = [
  'statement_timeout=10000',
  'lock_timeout=5000',
  'idle_in_transaction_session_timeout=15000',
]

/** Acts as a role that owns nothing. Sent with the connection: no round trip. */
const session = ['role=borgerdialog_app', ...timeouts]

const timestamptz = 1184
pg.types.setTypeParser(timestamptz, (value) => new Date(value).toISOString())

export interface DatabaseOptions {
  url: string
  /** What opens and seals the names and texts of this database. */
  vault: Vault
  size?: number
}

export function openDatabase({ url, vault, size = 20 }: DatabaseOptions): Database {
  const config = {
    client: 'pg',
    connection: {
      connectionString: url,
      options: session.map((setting) => `-c ${setting}`).join(' '),
      connectionTimeoutMillis: 2000,
      pipeline: true,
      application_name: 'borgerdialog',
    },
    // a new connection must plan every statement anew, the policies with it: keep those there are
    pool: { min: 0, max: size, idleTimeoutMillis: 600_000 },
    acquireConnectionTimeout: 3000,
    // values stay out of error messages, which reach logs and Temporal
    compileSqlOnError: false,
    log: silent,
    ...knexSnakeCaseMappers(),
    vault,
  }
  const db = knex(config)
  beginAsSomeone(db)
  return db
}

export function vaultOf(db: Database): Vault {
  return db.client.config.vault
}

/** What goes wrong is thrown, and said once by whoever catches it. */
export const silent = { warn: quiet, error: quiet, deprecate: quiet, debug: quiet }

function quiet(): void {}

/** All models are bound to a database by each query, never globally. */
export class Row extends Model {
  static override useLimitInFirst = true
}
