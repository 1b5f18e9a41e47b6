import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** What an audit reads by, and by whose logins somebody is erased. */
export interface Auditable {
  databaseUrl: string
  keysDatabaseUrl: string
  migrationDatabaseUrl: string
  migrationKeysDatabaseUrl: string
  municipalKeys: string
  lookupKey: string
  ledgerKeys: string
  checkpointFolder: string
}

const fileIn = (folder: string) => join(folder, 'auditable.json')

/** For an audit of what runs on this machine; it holds keys, so its owner alone may read it. */
export async function writeAuditable(folder: string, parts: Auditable): Promise<void> {
  await writeFile(fileIn(folder), JSON.stringify(partsOf(parts)), { mode: 0o600 })
}

/** What the environment names; where it names nothing, what `npm start` runs on. */
export async function readAuditable(config: Config): Promise<Auditable> {
  const { checkpointFolder = join(config.dataFolder, 'checkpoints') } = config
  const parts = partsOf({ ...config, checkpointFolder })
  if (isWhole(parts)) return parts
  const text = await readFile(fileIn(config.dataFolder), 'utf8').catch(() => undefined)
  if (text !== undefined) return JSON.parse(text)
  throw new Error('Nothing to read: start it with npm start, or set what .env.example lists')
}

type Partly = { [K in keyof Auditable]: Auditable[K] | undefined }

function partsOf<P extends Partly>(whole: P): Pick<P, keyof Auditable> {
  const { databaseUrl, keysDatabaseUrl, migrationDatabaseUrl, migrationKeysDatabaseUrl } = whole
  const { municipalKeys, lookupKey, ledgerKeys, checkpointFolder } = whole
  return {
    ...{ databaseUrl, keysDatabaseUrl, migrationDatabaseUrl, migrationKeysDatabaseUrl },
    ...{ municipalKeys, lookupKey, ledgerKeys, checkpointFolder },
  }
}

function isWhole(parts: Partly): parts is Auditable {
  return Object.values(parts).every((value) => value)
}
