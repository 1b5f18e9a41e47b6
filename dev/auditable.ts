import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** What an audit reads by. */
export interface Auditable {
  databaseUrl: string
  keysDatabaseUrl: string
  municipalKeys: string
  lookupKey: string
  ledgerKeys: string
  checkpointFolder: string
}

const fileIn = (folder: string) => join(folder, 'auditable.json')

/** For an audit of what runs on this machine; it holds keys, so its owner alone may read it. */
export async function writeAuditable(folder: string, parts: Auditable): Promise<void> {
  const { databaseUrl, keysDatabaseUrl, municipalKeys, lookupKey } = parts
  const { ledgerKeys, checkpointFolder } = parts
  const kept = {
    databaseUrl,
    keysDatabaseUrl,
    municipalKeys,
    lookupKey,
    ledgerKeys,
    checkpointFolder,
  }
  await writeFile(fileIn(folder), JSON.stringify(kept), { mode: 0o600 })
}

/** What the environment names; where it names nothing, what `npm start` runs on. */
export async function readAuditable(config: Config): Promise<Auditable> {
  const { databaseUrl, keysDatabaseUrl, municipalKeys, lookupKey, ledgerKeys } = config
  const { checkpointFolder = join(config.dataFolder, 'checkpoints') } = config
  if (databaseUrl && keysDatabaseUrl && municipalKeys && lookupKey && ledgerKeys)
    return { databaseUrl, keysDatabaseUrl, municipalKeys, lookupKey, ledgerKeys, checkpointFolder }
  const text = await readFile(fileIn(config.dataFolder), 'utf8').catch(() => undefined)
  if (text !== undefined) return JSON.parse(text)
  throw new Error('Nothing to audit: start it with npm start, or set what .env.example lists')
}
