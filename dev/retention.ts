/** `npm run retention`: who is due, who is held, and erasing for good. */
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { isDatabaseAway } from '../db/failures.ts'
import { openKeyStore } from '../db/key-store.ts'
import { createVault } from '../db/vault.ts'
import { publishErasure } from '../integrations/witness/erasures.ts'
import { readLedgerKeys } from '../ledger/keys.ts'
import { type Auditable, readAuditable } from './auditable.ts'
import { eraseDue, eraseNamed, type Retention } from './retention-erase.ts'
import { again, listCertificates, listWhoIsDue, sayTerms } from './retention-tell.ts'

const help = `
npm run retention                                       who is due, and who is held
npm run retention -- erase <citizenId>… --reason "…"    erases those, due or not
npm run retention -- erase --due --reason "…"           erases all who are due
npm run retention -- certificates                       lists them and checks their signatures
npm run retention -- again                              after a restore: erases once more who was erased
npm run retention -- terms                              how long what is kept

  --reason   why; it stands in the certificate for ever, so nothing personal
What is erased can't be brought back. The environment is that of npm run audit, and
MIGRATION_DATABASE_URL, MIGRATION_KEYS_DATABASE_URL and CHECKPOINT_FOLDER.`

class Misuse extends Error {}

type Command = (retention: Retention) => Promise<boolean>
const commands: Record<string, Command> = {
  '': listWhoIsDue,
  certificates: listCertificates,
  again,
  terms: sayTerms,
}

try {
  const command = readCommand()
  if (command) process.exitCode = (await run(command)) ? 0 : 1
  else process.stdout.write(`${help.trim()}\n`)
} catch (error) {
  process.stderr.write(`${explain(error as Error)}\n`)
  process.exitCode = 1
}

/** Undefined where help was asked for. */
function readCommand(): Command | undefined {
  const { values, positionals } = parse()
  const [name = '', ...ids] = positionals
  if (values.help || name === 'help') return undefined
  if (name === 'erase') return erasure({ ids, due: values.due === true, reason: values.reason })
  const command = commands[name]
  if (!command) throw new Misuse(`There is no "${name}"`)
  const [more] = [...ids, ...Object.keys(values)]
  if (more !== undefined) throw new Misuse(`"${more}" does not belong here`)
  return command
}

interface Wanted {
  ids: string[]
  due: boolean
  reason: string | undefined
}

function erasure({ ids, due, reason = '' }: Wanted): Command {
  if (due === ids.length > 0) throw new Misuse('Erase whom? Name their ids, or all who are --due')
  const unfit = ids.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
  if (unfit !== undefined) throw new Misuse(`"${unfit}" is not the id of a citizen`)
  if (reason.trim() === '') throw new Misuse('Why? Say it with --reason "…"')
  if (/\d{6}[- ]?\d{4}/.test(reason)) throw new Misuse('A reason holds no CPR number')
  if (reason.length > 200) throw new Misuse('A reason has at most 200 letters')
  return (retention) => (due ? eraseDue(retention, reason) : eraseNamed(retention, { ids, reason }))
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        due: { type: 'boolean' },
        reason: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

async function run(command: Command): Promise<boolean> {
  const config = readConfig()
  if (config.production && !config.checkpointFolder)
    throw new Error('Set CHECKPOINT_FOLDER: certificates are kept there, beside the checkpoints')
  const parts = await readAuditable(config)
  const retention = open(parts)
  try {
    return await command(retention)
  } finally {
    await retention.db.destroy()
    await retention.vault.store.close()
  }
}

function open(parts: Auditable): Retention {
  const { databaseUrl, migrationDatabaseUrl, migrationKeysDatabaseUrl, checkpointFolder } = parts
  const store = openKeyStore({ url: migrationKeysDatabaseUrl, asOwner: true })
  const vault = createVault({ ...parts, store })
  return {
    db: openDatabase({ url: databaseUrl, vault, size: 2 }),
    ...{ ownerUrl: migrationDatabaseUrl, vault, folder: checkpointFolder },
    keys: readLedgerKeys(parts.ledgerKeys),
    publish: (certificate) => publishErasure(checkpointFolder, certificate),
    say: (line) => process.stdout.write(`${line}\n`),
  }
}

function explain(error: Error): string {
  const { message, code } = error as NodeJS.ErrnoException
  if (error instanceof Misuse) return `${message}\n${help}`
  if (isDatabaseAway(error))
    return 'A database is away: run the same again when it is back, it ends what was begun'
  if (code === '42501')
    return 'This login owns nothing: set MIGRATION_DATABASE_URL and MIGRATION_KEYS_DATABASE_URL to the owners'
  if (code === '42P01') return 'A table is missing: run npm run migrate first'
  return message
}
