import { execFile } from 'node:child_process'

export interface Said {
  code: unknown
  out: string
  error: string
}

/** A command of `dev/`, with nothing of this run's environment but what is given. */
export function runCommand(
  file: string,
  args: readonly string[],
  given: NodeJS.ProcessEnv,
): Promise<Said> {
  const env = { ...process.env, NODE_OPTIONS: '', ...given }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `dev/${file}.ts`, ...args],
      { env },
      (failure, out, error) => resolve({ code: failure?.code ?? 0, out, error }),
    )
  })
}
