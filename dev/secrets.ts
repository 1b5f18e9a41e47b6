/** Secrets of this machine only: made once, kept in the data folder for its owner alone. */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'

export async function keepSecret(file: string): Promise<string> {
  return keepText(file, async () => randomBytes(24).toString('hex'))
}

export async function keepText(file: string, make: () => Promise<string>): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== '') return kept.trim()
  const text = await make()
  await writeFile(file, `${text}\n`, { mode: 0o600 })
  return text
}
