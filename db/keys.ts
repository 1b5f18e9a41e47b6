import { type Database, vaultOf } from './database.ts'
import { isDatabaseAway } from './failures.ts'
import type { Vault } from './vault.ts'

/** Refuses to go on where citizens' keys are wrapped by a municipal key that is not here; says which. */
export async function refuseMissingKeys(db: Database): Promise<void> {
  const vault = vaultOf(db)
  try {
    const missing = (await vault.store.wrappers()).filter((id) => !vault.has(id))
    if (missing.length === 0) return
    throw new Error(`Municipal key "${missing.join('", "')}" is missing: add it to MUNICIPAL_KEYS`)
  } catch (error) {
    // whether they fit is found out when the store is back: nothing is ever opened by a wrong key
    if (!isDatabaseAway(error)) throw error
  }
}

/** Wraps every data key by today's municipal key, some at a time; returns how many. Safe to repeat. */
export async function rotateKeys({ store, current, rewrap }: Vault): Promise<number> {
  for (let rotated = 0; ; ) {
    const older = await store.wrappedByOthers(current)
    if (older.length === 0) return rotated
    for (const key of older) await store.replace(key, rewrap(key.wrapped))
    rotated += older.length
  }
}

/** Whether names and texts can be opened and sealed that were not a moment ago. */
export function areKeysUp(db: Database): Promise<boolean> {
  return vaultOf(db).store.isUp()
}
