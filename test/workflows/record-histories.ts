/**
 * Records what `replay.test.ts` replays: `npx tsx test/workflows/record-histories.ts [name …]`.
 * Record a new name for each new version of the process; what was recorded before stays, because
 * such processes still run somewhere.
 */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type History, historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { startRun } from '../run/servers.ts'
import { historyKeys, recordings } from './recordings.ts'
import { watch } from './watcher.ts'

const [, , ...wanted] = process.argv

await startRun()
try {
  const house = await openTestHouse({ payloadKeys: historyKeys })
  await record(house)
  await house.close()
} finally {
  await globalThis.borgerdialogRun?.stop()
}

async function record(house: TestHouse): Promise<void> {
  const watcher = await watch(house)
  for (const [name, { happen, until }] of Object.entries(recordings)) {
    const file = fileURLToPath(new URL(`histories/${name}.json`, import.meta.url))
    if (wanted.length > 0 ? !wanted.includes(name) : existsSync(file)) continue
    const history = await watcher.history(await happen(house, watcher), until)
    await writeFile(file, withoutMachine(history))
    process.stdout.write(`${name}: ${history.events?.length} events\n`)
  }
  await watcher.close()
}

/** Who recorded it is nobody's business. */
function withoutMachine(history: History): string {
  const anonymous = JSON.parse(historyToJSON(history), (key, value) =>
    /^(identity|deploymentName|buildId)$/.test(key) ? 'recorded' : value,
  )
  return `${JSON.stringify(anonymous, null, 1)}\n`
}
