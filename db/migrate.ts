import knex, { type Knex } from 'knex'
import pg from 'pg'
import { asProcess } from './acting.ts'
import { keyMigrations } from './key-migrations/index.ts'
import { migrations } from './migrations/index.ts'
import type { Vault } from './vault.ts'

/** Any number: whoever holds it migrates, everyone else waits. */
const migrationLock = 27_360_404

/**
 * Brings the tables from wherever they are to today's form, as the role that owns them; the key store
 * comes first. Safe to run twice at once: the second waits, and then finds nothing to do.
 */
export function migrate(ownerUrl: string, vault: Vault): Promise<string[]> {
  const steps = migrations.map(([name, up]): Step => [name, (trx) => up(trx, vault)])
  return inTurn(ownerUrl, () => runMigrations(ownerUrl, steps))
}

/** The key store may lie in the same database: its notes of what has run have a name of their own. */
export function migrateKeyStore(ownerUrl: string): Promise<string[]> {
  return inTurn(ownerUrl, () => runMigrations(ownerUrl, keyMigrations, 'knex_key_migrations'))
}

type Step = [name: string, up: (trx: Knex) => PromiseLike<unknown>]

async function inTurn<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const guard = new pg.Client({ connectionString: ownerUrl })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    return await work()
  } finally {
    await guard.end()
  }
}

async function runMigrations(
  ownerUrl: string,
  steps: Step[],
  tableName = 'knex_migrations',
): Promise<string[]> {
  const connection = { connectionString: ownerUrl, options: asProcess }
  const db = knex({ client: 'pg', connection, pool: { min: 0, max: 1 } })
  const config = {
    tableName,
    migrationSource: {
      getMigrations: () => Promise.resolve(steps),
      getMigrationName: ([name]: Step) => name,
      getMigration: ([, up]: Step) =>
        Promise.resolve({
          up: async (trx: typeof db) => void (await up(trx)),
          down: () => Promise.reject(new Error('Migrations go forward only')),
        }),
    },
  }
  try {
    // ours is the advisory lock; knex's own would outlive a process that was killed
    await db.migrate.forceFreeMigrationsLock(config)
    const [, done]: [number, string[]] = await db.migrate.latest(config)
    return done
  } finally {
    await db.destroy()
  }
}
