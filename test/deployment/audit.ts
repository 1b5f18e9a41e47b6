/** Asks the registry for known holes in what runs in production: `npm run audit-packages`. */
import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

interface Report {
  metadata?: { vulnerabilities: Record<string, number> }
  /** Of the registry's answer, where that was no report. */
  statusCode?: number
}

const options = ['--omit=dev', '--audit-level=high', '--json']
const { status, report } = await ask()
if (report.metadata) {
  const { total: _, ...counts } = report.metadata.vulnerabilities
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  const words = found.map(([level, count]) => `${count} ${level}`).join(', ') || 'none'
  say(`Known holes in what runs in production: ${words}.`)
  if (status !== 0) say('High or critical ones are refused. They are told by: npm audit --omit=dev')
  process.exitCode = status ?? 1
} else if (isNoEndpoint(report)) {
  say(`NOT AUDITED: the registry has no audit endpoint (it answered ${report.statusCode}).`)
} else {
  say('The audit failed: npm gave no report.')
  process.exitCode = 1
}

/** Asks again where nothing that can be read comes back: npm itself sends a POST once only. */
async function ask(triesLeft = 2): Promise<{ status: number | null; report: Report }> {
  const { status, stdout } = spawnSync('npm', ['audit', ...options], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const report = read(stdout)
  if (triesLeft === 0 || report.metadata || isNoEndpoint(report)) return { status, report }
  await sleep(3000)
  return ask(triesLeft - 1)
}

/** It understood, and has no such thing; a registry that is only ill may not let a build pass. */
function isNoEndpoint({ statusCode = 0 }: Report): boolean {
  return (statusCode >= 400 && statusCode < 500) || statusCode === 501
}

function read(text: string): Report {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
