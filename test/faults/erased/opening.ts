import type { DataKey } from '../../../db/data-key.ts'
import { rowsOf } from '../../db/backup/search.ts'
import type { OwnKeys } from '../../run/keys.ts'
import { vaultOn } from '../../run/servers.ts'

interface Opened {
  table: string
  text: string
}

/** All that opens in a database, in every column of every table, by every key that the store still has. */
export async function openAll(
  database: Parameters<typeof rowsOf>[0],
  keys: OwnKeys,
): Promise<{ opened: Opened[]; closed: number }> {
  // a vault that remembers nothing
  const vault = vaultOn(keys.ownerUrl)
  const ids = await keys.sql<{ id: string }>('select id from data_keys')
  const all = [...(await vault.keysOf(ids.map(({ id }) => id))).values()]
  await vault.store.close()
  const opened: Opened[] = []
  let closed = 0
  for (const { table, row } of await rowsOf(database)) {
    for (const sealed of sealedIn(row)) {
      const text = openBy(all, sealed)
      if (text === undefined) closed += 1
      else opened.push({ table, text })
    }
  }
  return { opened, closed }
}

/** Texts as they are marked, and bytes as Postgres writes them. */
function sealedIn(row: string): Buffer[] {
  const texts = row.match(/s1\.[A-Za-z0-9+/]+=*/g) ?? []
  const bytes = row.match(/\\x[0-9a-f]{56,}/g) ?? []
  return [
    ...texts.map((text) => Buffer.from(text.slice('s1.'.length), 'base64')),
    ...bytes.map((text) => Buffer.from(text.slice('\\x'.length), 'hex')),
  ]
}

/** The one that opened the last is tried first: rows of one citizen stand together. */
function openBy(keys: DataKey[], sealed: Buffer): string | undefined {
  for (const [index, key] of keys.entries()) {
    try {
      const text = key.openBytes(sealed).toString()
      keys.unshift(...keys.splice(index, 1))
      return text
    } catch {
      // another one's
    }
  }
  return undefined
}
