import type { DataKey } from './data-key.ts'
import { type Database, vaultOf } from './database.ts'

/** A row with sealed fields, and the data key that they open by. */
export interface Keyed {
  keyId: string
}

/** A row as it is read, before its key has been asked for. */
export type AsRead<R> = Omit<R, 'dataKey'> & Keyed

/**
 * Opens fields of rows, with one question to the key store at most. Whose key is gone there was erased,
 * and is left out: an old backup of our own tables may still know of them.
 */
export async function openFields<R extends Keyed, F extends keyof R>(
  db: Database,
  rows: readonly R[],
  fields: readonly F[],
): Promise<Omit<R, 'keyId'>[]> {
  const keys = await vaultOf(db).keysOf(rows.map(({ keyId }) => keyId))
  return rows.flatMap((row) => {
    const key = keys.get(row.keyId)
    return key ? opened(key, row, fields) : []
  })
}

export async function openRow<R extends Keyed, F extends keyof R>(
  db: Database,
  row: R | undefined,
  fields: readonly F[],
): Promise<Omit<R, 'keyId'> | undefined> {
  return (await openFields(db, row ? [row] : [], fields))[0]
}

/** With the key, where more is sealed under it later. */
export async function openWithKey<R extends Keyed, F extends keyof R>(
  db: Database,
  row: R | undefined,
  fields: readonly F[],
): Promise<(Omit<R, 'keyId'> & { dataKey: DataKey }) | undefined> {
  const dataKey = row && (await vaultOf(db).keyOf(row.keyId))
  return dataKey && { ...opened(dataKey, row, fields), dataKey }
}

/** By a key that is at hand. */
export function openUnder<R extends object, F extends keyof R>(
  key: DataKey,
  { row, fields }: { row: R; fields: readonly F[] },
): R {
  const clear = fields.map((field) => {
    const sealed = row[field]
    return [field, typeof sealed === 'string' ? key.open(sealed) : sealed]
  })
  return { ...row, ...Object.fromEntries(clear) }
}

function opened<R extends Keyed, F extends keyof R>(
  key: DataKey,
  row: R,
  fields: readonly F[],
): Omit<R, 'keyId'> {
  const { keyId: _, ...rest } = openUnder(key, { row, fields })
  return rest
}

/** Some fields of a row as the tables take them. */
export function sealFields<R extends object, F extends keyof R>(
  dataKey: DataKey,
  { row, fields }: { row: R; fields: readonly F[] },
): R {
  const sealed = fields.map((field) => {
    const clear = row[field]
    return [field, typeof clear === 'string' ? dataKey.seal(clear) : clear]
  })
  return { ...row, ...Object.fromEntries(sealed) }
}
