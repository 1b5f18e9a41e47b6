import { readMigration } from '../config.ts'
import { openKeyStore } from './key-store.ts'
import { rotateKeys } from './keys.ts'
import { migrate, migrateKeyStore } from './migrate.ts'
import { createVault } from './vault.ts'

/** As the logins that own the tables; `npm run migrate` and `npm run rotate-keys`. */
const commands: Record<string, () => Promise<string>> = {
  /** Brings the tables of both databases up to date. */
  migrate: async () => {
    const done = [...(await migrateKeyStore(keysUrl)), ...(await migrate(ownerUrl, vault))]
    return done.join('\n') || 'Nothing to do'
  },
  /** Put the new key first in MUNICIPAL_KEYS; the old one may go when this is done. */
  'rotate-keys': async () =>
    `${await rotateKeys(vault)} data keys were wrapped anew, by "${vault.current}"`,
}

const [, , name = 'migrate'] = process.argv
const command = commands[name]
if (!command)
  throw new Error(`There is no "${name}"; there are ${Object.keys(commands).join(', ')}`)
const { url: ownerUrl, keysUrl, ...keys } = readMigration()
const store = openKeyStore({ url: keysUrl, asOwner: true })
const vault = createVault({ ...keys, store })
process.stdout.write(`${await command()}\n`)
await store.close()
