import { readMigration } from '../config.ts'
import { rotateKeys } from './keys.ts'
import { migrate } from './migrate.ts'
import { createVault } from './vault.ts'

/** As the login that owns the tables; `npm run migrate` and `npm run rotate-keys`. */
const commands: Record<string, () => Promise<string>> = {
  /** Brings the tables up to date. */
  migrate: async () => (await migrate(ownerUrl, vault)).join('\n') || 'Nothing to do',
  /** Put the new key first in MUNICIPAL_KEYS; the old one may go when this is done. */
  'rotate-keys': async () =>
    `${await rotateKeys({ ownerUrl, vault })} data keys were wrapped anew, by "${vault.current}"`,
}

const [, , name = 'migrate'] = process.argv
const command = commands[name]
if (!command)
  throw new Error(`There is no "${name}"; there are ${Object.keys(commands).join(', ')}`)
const { url: ownerUrl, ...keys } = readMigration()
const vault = createVault(keys)
process.stdout.write(`${await command()}\n`)
