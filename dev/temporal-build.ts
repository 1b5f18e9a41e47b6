/** The Temporal CLI built from its source by Go: minutes, once, and never in silence. */
import { spawn } from 'node:child_process'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { answersAsTemporal, type TemporalSearch, temporalVersion } from './temporal-cli.ts'

const source = `github.com/temporalio/cli/cmd/temporal@${temporalVersion}`
const sayEveryMs = 15_000

export async function buildTemporal(search: TemporalSearch): Promise<string | undefined> {
  const { cacheFolder, say } = search
  const folder = await mkdtemp(join(cacheFolder, 'build-'))
  try {
    const problem = await goInstall(folder, say)
    if (problem !== undefined) {
      say(`The Temporal server could not be built: ${problem}`)
      return undefined
    }
    if (!(await answersAsTemporal(join(folder, 'temporal')))) return undefined
    await rename(join(folder, 'temporal'), join(cacheFolder, 'temporal'))
    return join(cacheFolder, 'temporal')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Undefined, or what went wrong. */
function goInstall(folder: string, say: (line: string) => void): Promise<string | undefined> {
  const begun = Date.now()
  say(`Building the Temporal server with go install ${source} (once, about four minutes) …`)
  const talking = setInterval(
    () => say(`Still building the Temporal server: ${elapsed(begun)}`),
    sayEveryMs,
  )
  return new Promise<string | undefined>((resolve) => {
    const args = [`GOBIN=${folder}`, 'go', 'install', source]
    const go = spawn('env', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    go.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000)
    })
    go.once('error', (error) => resolve(error.message))
    go.once('close', (code) =>
      resolve(code === 0 ? undefined : said.trim().split('\n').at(-1) || `exit code ${code}`),
    )
  }).finally(() => clearInterval(talking))
}

function elapsed(begun: number): string {
  const seconds = Math.round((Date.now() - begun) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}
