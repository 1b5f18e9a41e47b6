import type { RedactionPart } from '../../schemas/redaction.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, vaultOf } from '../database.ts'
import { insertRow, many } from '../sql.ts'

/** What an officer has decided about one entry; the latest word counts, the earlier ones are kept. */
export interface KeptRedaction {
  entryId: string
  version: number
  parts: RedactionPart[]
  at: string
}

interface Sealed {
  entryId: string
  version: number
  at: string
  parts: { start?: number; end?: number; basis: string }[]
  reasons: string
  keyId: string
}

/** The latest of each entry. */
export async function redactionsOf(
  db: Database,
  wanted: { requestId: string; entryIds: string[] },
): Promise<Map<string, KeptRedaction>> {
  const rows = await many<Sealed>(db, latest, wanted)
  const keys = await vaultOf(db).keysOf([...new Set(rows.map(({ keyId }) => keyId))])
  return new Map(
    rows.flatMap(({ keyId, reasons, ...row }) => {
      const key = keys.get(keyId)
      if (!key) return []
      const why: string[] = JSON.parse(key.open(reasons))
      const parts = row.parts.map((part, n) => ({ ...part, reason: why[n] ?? '' }))
      return [[row.entryId, { ...row, parts }] as const]
    }),
  )
}

/** As the next version; whoever calls has locked the request. */
export async function keepRedaction(
  trx: Database,
  dataKey: DataKey,
  { parts, ...redaction }: NewRedaction,
): Promise<void> {
  const places = parts.map(({ reason: _, ...place }) => place)
  const reasons = dataKey.seal(JSON.stringify(parts.map(({ reason }) => reason)))
  const values = { ...redaction, parts: JSON.stringify(places), reasons }
  await insertRow(trx, { table: 'redactions', values })
}

interface NewRedaction {
  requestId: string
  entryId: string
  version: number
  employeeId: string
  at: string
  parts: RedactionPart[]
}

const latest = `
  select distinct on (r.entry_id) r.entry_id as "entryId", r.version, r.parts, r.reasons, r.at,
    k.key_id as "keyId"
  from redactions r join disclosure_requests d on d.id = r.request_id
  join citizen_keys k on k.citizen_id = d.citizen_id
  where r.request_id = :requestId and r.entry_id = any(cast(:entryIds as uuid[]))
  order by r.entry_id, r.version desc`
