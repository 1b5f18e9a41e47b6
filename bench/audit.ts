/** `npx tsx bench/audit.ts [entries]`: how long an audit takes, on a database and keys of its own. */
import { audit } from '../audit/auditor.ts'
import { sayAudit } from '../audit/report.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import { many } from '../db/sql.ts'
import type { PublishedCheckpoint } from '../ledger/checkpoint.ts'
import { ending, keys, openLedgerHouse, say, seconds, writeEntries } from './ledger-house.ts'
import { query } from './machine.ts'

const count = Number(process.argv[2] ?? 100_000)

try {
  const { db, ownerUrl, citizenIds } = await openLedgerHouse(Math.ceil(count / 200))
  const began = Date.now()
  await writeEntries(db, citizenIds, count)
  say(`${count} entries of ${citizenIds.length} citizens, in ${seconds(began)} s.`)
  await query(ownerUrl, 'analyze record_entries, ledger_leaves, ledger_heads')
  const sql = 'select published from checkpoints order by number'
  const rows = await inTransaction(db, theProcess, (trx) =>
    many<{ published: PublishedCheckpoint }>(trx, sql, {}),
  )
  const published = rows.map((row) => row.published)
  const started = Date.now()
  const found = await inTransaction(db, theProcess, (trx) =>
    audit(trx, { published, keys: keys.publicKeys }),
  )
  say(`${sayAudit(found)}\nThe audit took ${seconds(started)} s.`)
} finally {
  await ending.all()
}
