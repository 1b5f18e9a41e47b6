import { readMigration } from '../config.ts'
import { migrate } from './migrate.ts'
import { createVault } from './vault.ts'

/** `npm run migrate`: brings the tables up to date, as the login that owns them. */
const { url, ...keys } = readMigration()
const done = await migrate(url, createVault(keys))
process.stdout.write(`${done.length === 0 ? 'Nothing to do' : done.join('\n')}\n`)
