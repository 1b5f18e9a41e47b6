/** Makes one package of a ledger that another process has filled (`hand-out.ts`), and says what that took. */
import { once } from 'node:events'
import { createPackageMaking } from '../activities/package.ts'
import { readLedgerKeys } from '../ledger/keys.ts'
import { ending, type LedgerAccess, openLedger, say, seconds } from './ledger-house.ts'

const packageId = process.argv[2] ?? ''
const [access]: [LedgerAccess] = (await once(process, 'message')) as [LedgerAccess]
try {
  const keys = readLedgerKeys(access.ledgerKeys)
  const { planPackage, makeFile } = createPackageMaking(openLedger(access), keys)
  const before = process.memoryUsage.rss()
  let peak = before
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const began = Date.now()
  for (const name of await planPackage({ packageId })) {
    const started = Date.now()
    await makeFile({ packageId, name })
    say(`${name}: ${seconds(started)} s, ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)
  }
  clearInterval(watching)
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0)
  say(`Made in ${seconds(began)} s.`)
  say(
    `Memory of the process (RSS) at most ${mb(peak)} MB, of which ${mb(before)} MB before it began.`,
  )
} finally {
  await ending.all()
  process.disconnect()
}
