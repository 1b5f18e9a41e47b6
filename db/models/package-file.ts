import type { DataKey } from '../data-key.ts'
import { type Database, vaultOf } from '../database.ts'
import { many, one } from '../sql.ts'

/** A file of a package that has been made. */
export interface KeptFile {
  name: string
  size: number
  sha256: string
}

interface File {
  packageId: string
  name: string
}

/** The citizen's: with it all packages go. */
export async function packageKey(db: Database, packageId: string): Promise<DataKey | undefined> {
  const found = await one<{ keyId: string }>(db, keyOf, { packageId })
  return found && vaultOf(db).keyOf(found.keyId)
}

/** All that have been made, in the order of the zip. */
export function keptFiles(db: Database, packageId: string): Promise<KeptFile[]> {
  return many(db, files, { packageId })
}

/** What was left of an earlier try goes. */
export async function beginFile(trx: Database, file: File): Promise<void> {
  await one(trx, begin, file)
}

export async function keepChunk(
  trx: Database,
  chunk: File & { number: number; bytes: Buffer },
): Promise<void> {
  await one(trx, keep, chunk)
}

/** Fails where somebody else is making it too: some of the chunks are not ours. */
export async function endFile(
  trx: Database,
  file: File & KeptFile & { position: number; chunks: number },
): Promise<void> {
  const ended = await one(trx, end, file)
  if (!ended) throw new Error('Another try has begun the file again')
}

/** Undefined after the last one. */
export async function chunkOf(
  db: Database,
  wanted: File & { number: number },
): Promise<Buffer | undefined> {
  return (await one<{ bytes: Buffer }>(db, chunk, wanted))?.bytes
}

const keyOf = `
  select k.key_id as "keyId" from disclosure_packages p
  join citizen_keys k on k.citizen_id = p.citizen_id where p.id = :packageId`

const files = `
  select name, size::int, sha256 from package_files where package_id = :packageId
  order by position`

const begin = 'delete from package_chunks where package_id = :packageId and name = :name'

const keep = `
  insert into package_chunks (package_id, name, number, bytes)
  values (:packageId, :name, :number, :bytes)`

const end = `
  insert into package_files (package_id, name, position, size, sha256)
  select :packageId, :name, :position, :size, :sha256
  where (select count(*) from package_chunks where package_id = :packageId and name = :name) = :chunks
  returning name`

const chunk = `
  select bytes from package_chunks
  where package_id = :packageId and name = :name and number = :number`
