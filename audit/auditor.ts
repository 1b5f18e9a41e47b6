import type { KeyObject } from 'node:crypto'
import { type Database, vaultOf } from '../db/database.ts'
import { type AuditedEntry, listAudited, listUnpublished } from '../db/models/audited-entry.ts'
import type { PublishedCheckpoint } from '../ledger/checkpoint.ts'
import { growingMap } from '../ledger/growing-map.ts'
import { nothingYet, type Reached, whatIsWrong } from './entry.ts'
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
  const read = readAhead(db)
  let rows: AuditedEntry[] = []
  for (const checkpoint of published) {
    for (const hash of checkpoint.leaves) {
      if (rows.length === 0) {
        rows = (await read()).reverse()
        await walk.fetchKeys(rows)
        progress?.(result.entries, known)
      }
      const row = rows.pop()
      const leaf = result.entries
      const words = row?.leaf === leaf ? await walk.check(row) : 'it is gone'
      const isAnother = !words && row?.entry?.hash !== hash
      if (words || isAnother) {
        const why = words ?? 'it is another than the one that was published'
        return { ...result, finding: { what: 'entry', leaf, id: row?.said?.id, words: why } }
      }
      const { citizen = '', number = 0 } = row?.entry ?? {}
      map.set({ citizen, count: number, head: hash })
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
function readAhead(db: Database): () => Promise<AuditedEntry[]> {
  let next = listAudited(db, { from: 0, limit: page })
  return async () => {
    const rows = await next
    const from = (rows.at(-1)?.leaf ?? 0) + 1
    next = rows.length < page ? Promise.resolve([]) : listAudited(db, { from, limit: page })
    // heard when it is asked for
    next.catch(() => undefined)
    return rows
  }
}

type Walk = ReturnType<typeof startWalk>

function startWalk(db: Database, result: { erased: number }) {
  const reached = new Map<string, Reached>()
  let keys = new Map<string, Parameters<typeof whatIsWrong>[2]>()
  return {
    async fetchKeys(rows: AuditedEntry[]) {
      const ids = rows.flatMap(({ keyId }) => keyId ?? [])
      keys = await vaultOf(db).keysOf([...new Set(ids)])
    },
    check(row: AuditedEntry): string | undefined {
      const citizen = row.entry?.citizen ?? ''
      const key = keys.get(row.keyId ?? '')
      if (!key) result.erased += 1
      const words = whatIsWrong(row, reached.get(citizen) ?? nothingYet, key)
      if (row.entry) reached.set(citizen, { count: row.entry.number, head: row.entry.hash })
      return words
    },
  }
}

/** What no checkpoint stands for yet, and nothing that should have been in one. */
async function checkRest(
  db: Database,
  { walk, last }: { walk: Walk; last: PublishedCheckpoint | undefined },
): Promise<Pick<Audit, 'finding' | 'unpublished'>> {
  const earliest = last ? Date.parse(last.at) - lagMs : 0
  let [after, unpublished] = ['0', 0]
  for (;;) {
    const rows = await listUnpublished(db, { published: last?.size ?? 0, after, limit: page })
    await walk.fetchKeys(rows)
    for (const row of rows) {
      const early = Date.parse(row.entry?.at ?? '') < earliest
      const words = early
        ? 'it claims a time before a checkpoint that does not know it'
        : walk.check(row)
      const finding = {
        what: 'entry' as const,
        leaf: undefined,
        id: row.said?.id,
        words: words ?? '',
      }
      if (words) return { finding, unpublished }
      unpublished += 1
      after = row.position
    }
    if (rows.length < page) return { finding: undefined, unpublished }
  }
}
