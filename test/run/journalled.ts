import type { TestDatabase } from './database.ts'
import { eventually } from './eventually.ts'

/** Until the record tells all that was done with requests for aktindsigt, and no package is in the making. */
export async function untilJournalled({ sql }: Pick<TestDatabase, 'sql'>): Promise<void> {
  const left = async () => (await sql<{ left: number }>(leftToTell))[0]?.left
  const last = await eventually(left, (count) => count === 0)
  if (last !== 0) throw new Error(`The record does not tell of ${last} requests`)
}

const leftToTell = `
  select count(*)::int as left from disclosure_requests d
  where d.status = 'making' or d.heard < d.changes
    or (select count(*) from record_entries e
        where e.kind = 'disclosure' and e.details->>'disclosureRequestId' = d.id::text)
      < 1 + d.extensions + (d.status = 'withdrawn')::int
        + (select count(*) from disclosure_decisions c
          where c.request_id = d.id and c.status = 'approved')
        + (select count(*) from disclosure_packages p
          where p.request_id = d.id and p.made_at is not null)`
