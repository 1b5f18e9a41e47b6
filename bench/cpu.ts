import { readdir, readFile } from 'node:fs/promises'

// USER_HZ; Linux has shown it as 100 to every process since 2.6, whatever the kernel ticks at
const tickMs = 10

/**
 * CPU ms of a process, its living children and those it has waited for; undefined where there is no
 * `/proc`. Postgres works in children of the postmaster.
 */
export async function familyCpuMs(pid: number): Promise<number | undefined> {
  const own = await readStat(pid)
  if (!own) return undefined
  const pids = (await readdir('/proc')).map(Number).filter(Boolean)
  const all = await Promise.all(pids.map(readStat))
  const children = all.filter((stat) => stat?.parent === pid)
  const ticks = children.reduce((sum, stat) => sum + (stat?.self ?? 0), own.self + own.waitedFor)
  return ticks * tickMs
}

async function readStat(pid: number) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  // the command stands in parentheses and may hold blanks: proc(5)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const at = (field: number) => Number(fields[field - 3])
  return { parent: at(4), self: at(14) + at(15), waitedFor: at(16) + at(17) }
}
