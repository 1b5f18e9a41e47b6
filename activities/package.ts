import { createHash } from 'node:crypto'
import { ApplicationFailure } from '@temporalio/common'
import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database, Transaction } from '../db/database.ts'
import { isDatabaseAway, isDiskFull } from '../db/failures.ts'
import { noteProgress, type PackageInMaking, packageOf } from '../db/models/disclosure-package.ts'
import { beginFile, endFile, keepChunk, keptFiles, packageKey } from '../db/models/package-file.ts'
import type { LedgerKeys } from '../ledger/keys.ts'
import { type FileName, fileNames, makeFile } from '../package/files.ts'
import { openBook } from './book.ts'
import { withCauses } from './failures.ts'
import { keysAway, planMaking } from './package-plan.ts'

/** How much of the work each file is, roughly. */
const shares: Partial<Record<FileName, number>> = {
  ...{ 'entries.json': 15, 'access-log.json': 10, 'withheld.json': 5 },
  ...{ 'index.html': 10, 'index.pdf': 40, 'index.ods': 18 },
}
/** So many bytes are sealed together. */
const chunkBytes = 256 * 1024
/** How often it is said how far it is. */
const sayMs = 500

/** What makes the package that is handed out; `keys` sign checkpoints and packages. */
export function createPackageMaking(db: Database, keys: LedgerKeys) {
  async function planPackage({ packageId }: { packageId: string }): Promise<string[]> {
    await noting(packageId, () => planMaking(db, keys, packageId))
    return [...fileNames]
  }

  /** Makes one file; nothing where it is there. What was left of an earlier try goes. */
  function makePackageFile({ packageId, name }: { packageId: string; name: string }) {
    return noting(packageId, () => makeOne(db, keys, { packageId, name: name as FileName }))
  }

  /** What keeps it from getting on is seen by those who wait for it. */
  async function noting(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const problem = problemOf(error)
      const noted = inTransaction(db, theProcess, (trx) =>
        noteProgress(trx, { id, percent: null, problem }),
      )
      await noted.catch(() => undefined)
      throw error
    }
  }

  return { planPackage: withCauses(planPackage), makeFile: withCauses(makePackageFile) }
}

interface Wanted {
  packageId: string
  name: FileName
}

async function makeOne(db: Database, keys: LedgerKeys, { packageId, name }: Wanted): Promise<void> {
  const asProcess = <T>(work: (trx: Transaction) => Promise<T>) =>
    inTransaction(db, theProcess, work)
  const begun = await asProcess((trx) => begin(trx, { packageId, name }))
  if (!begun) return
  const { made, listed, key } = begun
  const progress = followProgress(db, made, name)
  const proven = name === 'entries.json' || name === 'access-log.json'
  const book = await openBook(db, made, { proven, read: progress.read })
  progress.expect(book.head.counts)
  const hash = createHash('sha256')
  let [size, number] = [0, 0]
  for await (const chunk of inChunks(makeFile(name, { book, listed, keys }))) {
    hash.update(chunk)
    size += chunk.length
    number += 1
    const sealed = key.sealBytes(chunk)
    const at = number
    await asProcess((trx) => keepChunk(trx, { packageId, name, number: at, bytes: sealed }))
  }
  const position = fileNames.indexOf(name)
  const file = { packageId, name, position, size, sha256: hash.digest('hex'), chunks: number }
  await asProcess((trx) => endFile(trx, file))
  await progress.done()
}

/** Undefined where it is not to be made, or is there. */
async function begin(trx: Transaction, { packageId, name }: Wanted) {
  const made = await packageOf(trx, packageId)
  const listed = await keptFiles(trx, packageId)
  if (made?.status !== 'making' || listed.some((file) => file.name === name)) return undefined
  const key = await packageKey(trx, packageId)
  if (!key) throw new Error('The key is gone')
  await beginFile(trx, { packageId, name })
  return { made, listed, key }
}

/** The same bytes in pieces of one size. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let [parts, length]: [Uint8Array[], number] = [[], 0]
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length < chunkBytes) continue
    yield Buffer.concat(parts)
    parts = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(parts)
}

/** Says every now and then how far it is; a percentage never goes back. */
function followProgress(db: Database, { id }: PackageInMaking, name: FileName) {
  const before = fileNames
    .slice(0, fileNames.indexOf(name))
    .reduce((sum, one) => sum + (shares[one] ?? 0), 0)
  const share = shares[name] ?? 0
  let [count, expected, said] = [0, 1, Date.now()]

  async function say(part: number): Promise<void> {
    const percent = Math.min(99, Math.floor(before + share * part))
    await inTransaction(db, theProcess, (trx) => noteProgress(trx, { id, percent, problem: null }))
  }

  return {
    expect({ entries, looks }: { entries: number; looks: number }) {
      expected = Math.max(1, entries + looks)
    },
    async read(): Promise<void> {
      count += 1
      if (count % 100 !== 0 || Date.now() - said < sayMs) return
      said = Date.now()
      await say(Math.min(1, count / expected))
    },
    done: () => say(1),
  }
}

function problemOf(error: unknown): string {
  if (isDiskFull(error)) return 'disk-full'
  const isAway = error instanceof ApplicationFailure && error.type === keysAway
  return isAway || isDatabaseAway(error) ? 'keys-away' : 'internal'
}
