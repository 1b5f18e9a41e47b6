import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { claimPort } from '../dev/ports.ts'
import { startPostgres } from '../dev/postgres.ts'
import { findTemporal } from '../dev/temporal-binary.ts'
import { startTemporal } from '../dev/temporal-server.ts'
import { startIssuer } from '../test/run/issuer.ts'
import type { Ending } from './ending.ts'

export type Say = (line: string) => void

/** Postgres, durable, and Temporal as in `npm start`, and an issuer; for this run alone. */
export async function startServers(config: Config, ending: Ending, say: Say) {
  const folder = await mkdtemp(join(tmpdir(), 'borgerdialog-bench-'))
  ending.add(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o755)
  const cacheFolder = join(config.cacheFolder ?? join(homedir(), '.cache'), 'borgerdialog')
  const binary = await findTemporal({ say, cacheFolder, pathEnv: config.path })
  const port = () => claimPort('bench', 0, say)

  const postgres = await startPostgres({ folder, port: await port(), say })
  ending.add(postgres.stop)
  const ports = { port: await port(), uiPort: await port() }
  const temporal = await startTemporal({ folder, ...ports, say, binary })
  ending.add(temporal.stop)
  const issuer = await startIssuer()
  ending.add(issuer.stop)
  return {
    folder,
    issuer,
    postgres: { ...postgres, pid: await pidOf(folder, 'postgres') },
    temporal: { ...temporal, pid: await pidOf(folder, 'temporal') },
  }
}

async function pidOf(folder: string, name: string): Promise<number> {
  return JSON.parse(await readFile(join(folder, `${name}.child`), 'utf8')).pid
}
