import { readMigration } from '../config.ts'
import { rotateKeys } from './keys.ts'
import { createVault } from './vault.ts'

/** `npm run rotate-keys`: put the new key first in MUNICIPAL_KEYS; the old one may go when this is done. */
const { url: ownerUrl, ...keys } = readMigration()
const vault = createVault(keys)
const rotated = await rotateKeys({ ownerUrl, vault })
process.stdout.write(`${rotated} data keys are now wrapped by "${vault.current}"\n`)
