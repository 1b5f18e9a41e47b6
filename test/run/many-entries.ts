import { v7 as uuid } from 'uuid'
import { inTransaction, theProcess } from '../../db/acting.ts'
import { openDatabase } from '../../db/database.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import { one } from '../../db/sql.ts'
import type { TestDatabase } from './database.ts'

/** Writes so many messages into the record of a citizen; how many entries there are then. */
export async function manyEntries(
  { db: own }: { db: Pick<TestDatabase, 'url' | 'sql' | 'keys'> },
  citizenId: string,
  count: number,
): Promise<{ count: number; citizenId: string }> {
  const [line] = await own.sql<{ id: string }>(
    'select key_id as id from citizen_keys where citizen_id = $1',
    [citizenId],
  )
  const key = await own.keys.vault.keyOf(line?.id ?? '')
  if (!key) throw new Error('No key')
  const rows = Array.from({ length: count }, (_, n) => {
    const about = { id: uuid(), citizenId, kind: 'message' as const, at: new Date().toISOString() }
    return RecordEntry.sealed(key, { ...about, text: `Besked ${n}: vi kommer i morgen tidlig.` })
      .values
  })
  const db = openDatabase({ url: own.url, vault: own.keys.vault, size: 1 })
  try {
    await inTransaction(db, theProcess, (trx) => one(trx, insert, { rows: JSON.stringify(rows) }))
  } finally {
    await db.destroy()
  }
  const sql = 'select count(*)::int as count from record_entries where citizen_id = $1'
  return { count: (await own.sql<{ count: number }>(sql, [citizenId]))[0]?.count ?? 0, citizenId }
}

const insert = `
  insert into record_entries (id, citizen_id, kind, class, at, text, details, salt, content)
  select id, "citizenId", kind, 'dialogue', at, text, '{}', salt, content
  from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, "citizenId" uuid, kind text,
    at timestamptz, text text, salt text, content text)`
