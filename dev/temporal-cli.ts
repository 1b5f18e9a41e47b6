/** The Temporal CLI as such: which one, and whether a file is one. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The last tag that `go install` can build; server 1.29.1, UI 2.42.1. */
export const temporalVersion = 'v1.5.1'

export interface TemporalSearch {
  say: (line: string) => void
  cacheFolder: string
  /** What PATH says. */
  pathEnv: string
}

/** Whether it is a Temporal CLI at all, and not half of one. */
export async function answersAsTemporal(command: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], { timeout: 20_000 })
    return stdout.includes('temporal')
  } catch {
    return false
  }
}
