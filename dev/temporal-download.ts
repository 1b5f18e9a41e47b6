/** The Temporal CLI from where its makers publish it; gives up fast where that cannot be reached. */
import { execFile } from 'node:child_process'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { answersAsTemporal, type TemporalSearch, temporalVersion } from './temporal-cli.ts'

const firstByteMs = 5000
const wholeMs = 180_000

export async function downloadTemporal(search: TemporalSearch): Promise<string | undefined> {
  for (const url of addresses()) {
    const archive = await fetchArchive(url, search.say)
    const command = archive && (await unpack(archive, search.cacheFolder))
    if (command) return command
  }
  return undefined
}

function addresses(): string[] {
  const system = platform() === 'win32' ? 'windows' : platform()
  const cpu = arch() === 'x64' ? 'amd64' : arch()
  const kind = system === 'windows' ? 'zip' : 'tar.gz'
  const file = `temporal_cli_${temporalVersion.slice(1)}_${system}_${cpu}.${kind}`
  return [
    `https://temporal.download/cli/archive/${temporalVersion}?platform=${system}&arch=${cpu}`,
    `https://github.com/temporalio/cli/releases/download/${temporalVersion}/${file}`,
  ]
}

async function fetchArchive(
  url: string,
  say: (line: string) => void,
): Promise<Uint8Array | undefined> {
  const { host } = new URL(url)
  const giveUp = new AbortController()
  let timer = setTimeout(() => giveUp.abort(), firstByteMs)
  try {
    const response = await fetch(url, { signal: giveUp.signal })
    if (!response.ok) return undefined
    clearTimeout(timer)
    timer = setTimeout(() => giveUp.abort(), wholeMs)
    say(`Fetching the Temporal server (once) from ${host} …`)
    return new Uint8Array(await response.arrayBuffer())
  } catch {
    say(`${host} cannot be reached; trying another way to the Temporal server`)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

async function unpack(archive: Uint8Array, cacheFolder: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(cacheFolder, 'download-'))
  try {
    await writeFile(join(folder, 'archive'), archive)
    await promisify(execFile)('tar', ['-xf', join(folder, 'archive'), '-C', folder])
    if (!(await answersAsTemporal(join(folder, 'temporal')))) return undefined
    // Moved only when it is whole, so that an interruption leaves no half binary.
    await rename(join(folder, 'temporal'), join(cacheFolder, 'temporal'))
    return join(cacheFolder, 'temporal')
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
