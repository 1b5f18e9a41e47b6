/** Where the Temporal server comes from: the first of four ways that works (a fifth is to name one). */
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { buildTemporal } from './temporal-build.ts'
import { answersAsTemporal, type TemporalSearch, temporalVersion } from './temporal-cli.ts'
import { downloadTemporal } from './temporal-download.ts'

/** One way to a binary: its path, or undefined to let the next one try. */
export type TemporalWay = (search: TemporalSearch) => Promise<string | undefined>

export const temporalWays: readonly TemporalWay[] = [
  onPath,
  inCacheFolder,
  downloadTemporal,
  buildTemporal,
]

export async function findTemporal(
  search: TemporalSearch,
  ways: readonly TemporalWay[] = temporalWays,
): Promise<string> {
  for (const way of ways) {
    const found = await way(search)
    if (found !== undefined) return found
  }
  throw new Error(explain(search.cacheFolder))
}

async function onPath({ pathEnv }: TemporalSearch): Promise<string | undefined> {
  for (const folder of pathEnv.split(delimiter).filter((one) => one !== '')) {
    const command = join(folder, 'temporal')
    if (await answersAsTemporal(command)) return command
  }
  return undefined
}

async function inCacheFolder({ cacheFolder }: TemporalSearch): Promise<string | undefined> {
  await mkdir(cacheFolder, { recursive: true })
  const command = join(cacheFolder, 'temporal')
  return (await answersAsTemporal(command)) ? command : undefined
}

function explain(cacheFolder: string): string {
  return `There is no Temporal server, and each way to one failed. Do one of these and start again:
  1. set TEMPORAL_ADDRESS to a server that runs already, for example 127.0.0.1:7233
  2. put the Temporal CLI on the PATH: https://docs.temporal.io/cli
  3. put its binary into the cache folder: ${join(cacheFolder, 'temporal')}
  4. allow the download from https://temporal.download or https://github.com
  5. install Go (https://go.dev/dl) and let it fetch modules; then
     go install github.com/temporalio/cli/cmd/temporal@${temporalVersion} is done for you`
}
