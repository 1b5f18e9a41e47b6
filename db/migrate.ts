import knex from 'knex'
import pg from 'pg'
import { migrations } from './migrations/index.ts'

/** Any number: whoever holds it migrates, everyone else waits. */
const migrationLock = 27_360_404

/**
 * Brings the tables from wherever they are to today's form, as the role that owns them. Safe to run
 * twice at once: the second waits, and then finds nothing to do.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    return await runMigrations(ownerUrl)
  } finally {
    await guard.end()
  }
}

async function runMigrations(ownerUrl: string): Promise<string[]> {
  const db = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } })
  const config = {
    migrationSource: {
      getMigrations: () => Promise.resolve(migrations),
      getMigrationName: ([name]: (typeof migrations)[number]) => name,
      getMigration: ([, up]: (typeof migrations)[number]) =>
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
