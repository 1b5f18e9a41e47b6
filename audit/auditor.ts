import type { KeyObject } from 'node:crypto'
import type { DataKey } from '../db/data-key.ts'
import { type Database, vaultOf } from '../db/database.ts'
import {
  type Audited,
  findUnplacedLook,
  listAudited,
  listUnplaced,
} from '../db/models/audited-entry.ts'
import type { PublishedCheckpoint } from '../ledger/checkpoint.ts'
import { growingMap } from '../ledger/growing-map.ts'
import { chainOf, nothingYet, type Reached, whatIsWrong } from './entry.ts'
import type { Finding } from './finding.ts'
import { checkPublished } from './published.ts'

export interface Audit {
  /** The first thing that is wrong. */
  finding: Finding | undefined
  checkpoints: number
  entries: number
  /** Of these nobody can read any more what they said; that they were there can still be shown. */
  erased: number
  /** Written after the latest checkpoint. */
  unpublished: number
}

export interface Evidence {
  published: readonly PublishedCheckpoint[]
  keys: ReadonlyMap<string, KeyObject>
  /** Hears how far it is. */
  progress?: (entries: number, of: number) => void
}

const page = 5000
/** An entry may be stamped a little before the transaction that writes it ends. */
const lagMs = 15 * 60_000

/**
 * Holds what the database has now against what was published: every entry, in order, with its chain
 * and its content. Stops at the first that is wrong. Runs within a transaction of the process.
 */
export async function audit(db: Database, evidence: Evidence): Promise<Audit> {
  const { published, keys, progress } = evidence
  const known = published.reduce((sum, { leaves }) => sum + leaves.length, 0)
  const result: Audit = {
    ...{ finding: undefined, checkpoints: published.length, entries: 0, erased: 0, unpublished: 0 },
  }
  result.finding = checkPublished(published, keys)
  if (result.finding) return result

  const walk = startWalk(db, result)
  const map = growingMap()
  const read = readAhead(db, known)
  let rows = new Map<number, Audited>()
  for (const checkpoint of published) {
    for (const hash of checkpoint.leaves) {
      const leaf = result.entries
      if (leaf % page === 0) {
        rows = await read()
        await walk.fetchKeys(rows.values())
        progress?.(leaf, known)
      }
      const row = rows.get(leaf)
      const words = row ? walk.check(row) : 'it is gone'
      if (!row || words || row.hash !== hash) {
        const why = words ?? 'it is another than the one that was published'
        return { ...result, finding: found(row, leaf, why) }
      }
      map.set({ citizen: chainOf(row), count: row.number, head: hash })
      result.entries += 1
    }
    if (map.root() !== checkpoint.map) {
      const words = 'its map of citizens is not what its entries come to'
      return { ...result, finding: { what: 'checkpoint', number: checkpoint.number, words } }
    }
  }
  return { ...result, ...(await checkRest(db, { walk, last: published.at(-1) })) }
}

/** Page by page; Postgres looks for the next one while this one is checked. */
function readAhead(db: Database, until: number): () => Promise<Map<number, Audited>> {
  let from = 0
  let next = listAudited(db, { from, limit: page })
  return async () => {
    const rows = await next
    from += page
    next = from < until ? listAudited(db, { from, limit: page }) : Promise.resolve(new Map())
    // heard when it is asked for
    next.catch(() => undefined)
    return rows
  }
}

function found(row: Audited | undefined, leaf: number | undefined, words: string): Finding {
  return { what: 'entry', leaf, id: row?.id ?? undefined, words }
}

type Walk = ReturnType<typeof startWalk>

function startWalk(db: Database, result: { erased: number }) {
  const reached = new Map<string, Reached>()
  let keys = new Map<string, DataKey>()
  return {
    async fetchKeys(rows: Iterable<Audited>) {
      const ids = new Set([...rows].flatMap(({ keyId }) => keyId ?? []))
      keys = await vaultOf(db).keysOf([...ids])
    },
    check(row: Audited): string | undefined {
      const key = keys.get(row.keyId ?? '')
      if (!key) result.erased += 1
      if (row.pseudonym === null) return 'it is gone'
      const chain = chainOf(row)
      const words = whatIsWrong(row, reached.get(chain) ?? nothingYet, key)
      reached.set(chain, { count: row.number, head: row.hash })
      return words
    },
  }
}

interface Rest {
  walk: Walk
  last: PublishedCheckpoint | undefined
}

/** What no checkpoint stands for yet, and nothing that should have been in one. */
async function checkRest(
  db: Database,
  { walk, last }: Rest,
): Promise<Pick<Audit, 'finding' | 'unpublished'>> {
  const earliest = last ? Date.parse(last.at) - lagMs : 0
  const rest = { finding: undefined, unpublished: 0 }
  for await (const { row, leaf } of newer(db, last?.size ?? 0, walk)) {
    if (!row) return { ...rest, finding: found(row, leaf, 'it is gone') }
    const isEarly = !row.isLook && Date.parse(row.at) < earliest
    const words = isEarly
      ? 'it claims a time before a checkpoint that does not know it'
      : walk.check(row)
    if (words) return { ...rest, finding: found(row, undefined, words) }
    rest.unpublished += 1
  }
  const look = await findUnplacedLook(db)
  // a look gets its number together with its place
  return look ? { ...rest, finding: found(look, undefined, 'no checkpoint knows it') } : rest
}

interface Newer {
  row: Audited | undefined
  leaf: number | undefined
}

/** First what has a place already, then what has none. */
async function* newer(db: Database, size: number, walk: Walk): AsyncGenerator<Newer> {
  for (let from = size; ; from += page) {
    const rows = await listAudited(db, { from, limit: page })
    await walk.fetchKeys(rows.values())
    const end = Math.max(-1, ...rows.keys())
    for (let leaf = from; leaf <= end; leaf += 1) yield { row: rows.get(leaf), leaf }
    if (end < from + page - 1) break
  }
  for (let after = '0'; ; ) {
    const rows = await listUnplaced(db, { after, limit: page })
    await walk.fetchKeys(rows)
    for (const row of rows) yield { row, leaf: undefined }
    if (rows.length < page) return
    after = rows.at(-1)?.position ?? after
  }
}
