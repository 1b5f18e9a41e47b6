import type { Readable } from 'node:stream'
import { type Acting, inTransaction } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { chunkOf, keptFiles, packageKey } from '../db/models/package-file.ts'
import { type PackageFile, zipOf } from '../package/zip.ts'

/** Packages that were made, as zips. */
export interface Packages {
  /** Each piece is read on behalf of whoever fetches it: who may no longer have it gets no further. */
  open(acting: Acting, wanted: { id: string; madeAt: string }): Readable
}

export function openPackages(db: Database): Packages {
  return {
    open: (acting, { id, madeAt }) => zipOf(filesOf(db, acting, id), new Date(madeAt)),
  }
}

async function* filesOf(
  db: Database,
  acting: Acting,
  packageId: string,
): AsyncGenerator<PackageFile> {
  const as = <T>(work: (trx: Transaction) => Promise<T>) => inTransaction(db, acting, work)
  const { files, key } = await as(async (trx) => ({
    files: await keptFiles(trx, packageId),
    key: await packageKey(trx, packageId),
  }))
  if (!key || files.length === 0) throw new Error('The package is gone')
  for (const { name, size } of files) yield { name, bytes: read(name, size) }

  async function* read(name: string, size: number): AsyncGenerator<Uint8Array> {
    let left = size
    for (let number = 1; left > 0; number += 1) {
      const sealed = await as((trx) => chunkOf(trx, { packageId, name, number }))
      if (!sealed || !key) throw new Error('The package is gone')
      const bytes = key.openBytes(sealed)
      left -= bytes.length
      yield bytes
    }
  }
}
