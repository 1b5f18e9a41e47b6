/** Looks for a key in a database: in every column of every table, and in the files in which they lie. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup } from '../../run/backup.ts'

/** Every row of every table, as text. */
export async function rowsOf({
  sql,
}: Pick<Backup, 'sql'>): Promise<{ table: string; row: string }[]> {
  const tables = await sql<{ name: string }>(`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p', 'm') and relnamespace = 'public'::regnamespace`)
  const all = tables.map(async ({ name: table }) => {
    const rows = await sql<{ row: string }>(`select t::text as row from ${table} t`)
    return rows.map(({ row }) => ({ table, row }))
  })
  return (await Promise.all(all)).flat()
}

/** Its files, dead rows and catalogue and all. */
export async function bytesIn({ sql }: Pick<Backup, 'sql'>): Promise<string[]> {
  const [place] = await sql<{ folder: string }>(
    `select current_setting('data_directory') || '/base/' || oid as folder
      from pg_database where datname = current_database()`,
  )
  const folder = place?.folder ?? ''
  // until then they may lie in memory only
  await sql('checkpoint')
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))
}

/** As they might be written: as they are, in hexadecimal digits, in base64 of either kind, wherever it begins. */
export function formsOfBytes(bytes: Buffer): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const first = Math.ceil((offset * 8) / 6)
    return whole.slice(first, Math.floor(((bytes.length + offset) * 8) / 6))
  })
  const hex = bytes.toString('hex')
  return [
    ...[bytes.toString('latin1'), hex, hex.toUpperCase()],
    ...[...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))],
  ]
}
