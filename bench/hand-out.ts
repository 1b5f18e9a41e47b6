/** `npx tsx bench/hand-out.ts [entries]`: what it costs to make and fetch one package, and to check it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { openPackages } from '../api/packages.ts'
import { inTransaction, theProcess } from '../db/acting.ts'
import { AccessLogLine } from '../db/models/access-log.ts'
import { Citizen } from '../db/models/citizen.ts'
import { grantPackage, keepDecision } from '../db/models/disclosure-parts.ts'
import { askForDisclosure } from '../db/models/disclosure-request.ts'
import { insertRow } from '../db/sql.ts'
import { eva } from '../test/run/visits.ts'
import { check } from '../verifier/check.js'
import { inflate } from '../verifier/inflate.js'
import {
  ending,
  type LedgerHouse,
  openLedgerHouse,
  say,
  seconds,
  writeEntries,
} from './ledger-house.ts'

const count = Number(process.argv[2] ?? 10_000)
const heapMb = 96

try {
  const house = await openLedgerHouse(20)
  const [citizenId = '', ...others] = house.citizenIds
  await writeEntries(house.db, [citizenId], count)
  await writeEntries(house.db, others, count)
  await lookAt(house, citizenId)
  const packageId = await grantAll(house, citizenId)
  await makeAll(house, packageId)
  await fetchAndCheck(house, packageId)
} finally {
  await ending.all()
}

/** As many looks as entries. */
async function lookAt({ db }: LedgerHouse, citizenId: string): Promise<void> {
  for (let done = 0; done < count; done += 500) {
    await inTransaction(db, theProcess, async (trx) => {
      for (let n = 0; n < Math.min(500, count - done); n += 1) {
        const line = AccessLogLine.row({
          ...{ id: uuid(), at: new Date().toISOString(), traceId: 'bench', actorKind: 'process' },
          ...{ actorId: null, role: 'process', organisationId: null, onBehalfOf: null },
          ...{ citizenIds: [citizenId], fields: 'message', purpose: 'process', alarms: [] },
          ...{ permission: 'process', operation: `look ${done + n}`, parameters: {} },
          ...{ address: null, machine: 'bench' },
        })
        await insertRow(trx, line)
      }
    })
  }
}

async function grantAll({ db }: LedgerHouse, citizenId: string): Promise<string> {
  const [requestId, id] = [uuid(), uuid()]
  const at = new Date().toISOString()
  await inTransaction(db, theProcess, async (trx) => {
    const citizen = await Citizen.named(trx, citizenId)
    if (!citizen) throw new Error('No citizen')
    const { dataKey, name } = citizen
    await askForDisclosure(trx, dataKey, {
      ...{ id: requestId, citizenId, actorId: citizenId, type: 'party', applicantKind: 'citizen' },
      ...{ applicantName: name, text: null, askedAt: at, dueBy: at },
    })
    const decision = await keepDecision(trx, dataKey, {
      ...{ requestId, outcome: 'granted', final: true, text: 'Det hele.', decidedBy: eva },
      ...{ decidedAt: at, status: 'approved' },
    })
    await grantPackage(trx, { id, requestId, decision, citizenId })
  })
  return id
}

/** In a process that does nothing else and may not let its garbage lie: the memory is what the making needs. */
async function makeAll({ access }: LedgerHouse, packageId: string): Promise<void> {
  const child = fork(new URL('./make-package.ts', import.meta.url), [packageId], {
    execArgv: [`--max-old-space-size=${heapMb}`, '--import', import.meta.resolve('tsx')],
  })
  child.send(access)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The package was not made: ${code}`)
}

async function fetchAndCheck({ db }: LedgerHouse, id: string): Promise<void> {
  const file = join(tmpdir(), `hand-out-${process.pid}.zip`)
  const began = Date.now()
  const zip = openPackages(db).open(theProcess, { id, madeAt: new Date().toISOString() })
  const bytes = Buffer.concat(await zip.toArray())
  await writeFile(file, bytes)
  say(`Fetched in ${seconds(began)} s: ${((await stat(file)).size / 1e6).toFixed(1)} MB.`)
  await rm(file)
  const checked = Date.now()
  const answer = await check(bytes, { inflate })
  say(`Checked in ${seconds(checked)} s: ${answer.ok ? 'yes' : `no, ${answer.code}`}.`)
}
