/** `npm run audit`: holds the record in the database against the checkpoints that were published. */
import { audit } from '../audit/auditor.ts'
import { leaveOutcome } from '../audit/outcome.ts'
import { sayAudit } from '../audit/report.ts'
import { readSource } from '../audit/source.ts'
import { readConfig } from '../config.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import { openDatabase } from '../db/database.ts'
import { openKeyStore } from '../db/key-store.ts'
import { createVault } from '../db/vault.ts'
import { readLedgerKeys } from '../ledger/keys.ts'
import { readAuditable } from './auditable.ts'
import { everyTwoSeconds } from './progress.ts'

const config = readConfig()
const [, , given] = process.argv
const say = (line: string) => process.stdout.write(`${line}\n`)
const parts = await readAuditable(config)
const published = await readSource(given ?? parts.checkpointFolder)
say(`Published: ${published.length}, in ${given ?? parts.checkpointFolder}.`)
const store = openKeyStore({ url: parts.keysDatabaseUrl })
const db = openDatabase({
  url: parts.databaseUrl,
  vault: createVault({ ...parts, store }),
  size: 2,
})
const tell = everyTwoSeconds(say)
const result = await inTransaction(db, theProcess, (trx) =>
  audit(trx, {
    published,
    keys: readLedgerKeys(parts.ledgerKeys).publicKeys,
    progress: (entries, of) => tell(`… ${entries} of ${of} entries`),
  }),
)
say(sayAudit(result))
say(await leaveOutcome(db, result, new Date()))
await db.destroy()
await store.close()
process.exitCode = result.finding ? 1 : 0
