import { type Database, vaultOf } from './database.ts'

/** Sealed fields of a row that brought the citizen's `dataKey`; the key stays here. */
export function openFields<R extends { dataKey: string }, F extends keyof R>(
  db: Database,
  row: R,
  fields: readonly F[],
): Omit<R, 'dataKey'> {
  const { dataKey, ...rest } = row
  const vault = vaultOf(db)
  const opened = fields.map((field) => {
    const sealed = row[field]
    return [field, typeof sealed === 'string' ? vault.open(dataKey, sealed) : sealed]
  })
  return { ...rest, ...Object.fromEntries(opened) }
}

/** Some fields of a row as the tables take them. */
export function sealFields<R extends object, F extends keyof R>(
  db: Database,
  dataKey: string,
  { row, fields }: { row: R; fields: readonly F[] },
): R {
  const vault = vaultOf(db)
  const sealed = fields.map((field) => {
    const clear = row[field]
    return [field, typeof clear === 'string' ? vault.seal(dataKey, clear) : clear]
  })
  return { ...row, ...Object.fromEntries(sealed) }
}
