import { readMigrationUrl } from '../config.ts'
import { migrate } from './migrate.ts'

/** `npm run migrate`: brings the tables up to date, as the login that owns them. */
const done = await migrate(readMigrationUrl())
process.stdout.write(`${done.length === 0 ? 'Nothing to do' : done.join('\n')}\n`)
