import knex from 'knex'
import pg from 'pg'
import { asProcess } from './acting.ts'
import { migrations } from './migrations/index.ts'
import type { Vault } from './vault.ts'

/** Any number: whoever holds it migrates, everyone else waits. */
const migrationLock = 27_360_404

/**
 * Brings the tables from wherever they are to today's form, as the role that owns them. Safe to run
 * twice at once: the second waits, and then finds nothing to do.
 */
export async function migrate(ownerUrl: string, vault: Vault): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    return await runMigrations(ownerUrl, vault)
  } finally {
    await guard.end()
  }
}

async function runMigrations(ownerUrl: string, vault: Vault): Promise<string[]> {
  const connection = { connectionString: ownerUrl, options: asProcess }
  const db = knex({ client: 'pg', connection, pool: { min: 0, max: 1 } })
  const config = {
    migrationSource: {
      getMigrations: () => Promise.resolve(migrations),
      getMigrationName: ([name]: (typeof migrations)[number]) => name,
      getMigration: ([, up]: (typeof migrations)[number]) =>
        Promise.resolve({
          up: async (trx: typeof db) => void (await up(trx, vault)),
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
