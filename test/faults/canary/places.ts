/** Where a word could have been left: Temporal, Postgres, and what all of them say. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { createPayloadCodec } from '../../../api/payload-codec.ts'
import type { TestDatabase } from '../../run/database.ts'
import { type Find, findIn } from './forms.ts'

/** Every column of every table, what is running, and the log of the server. */
export async function inPostgres({ sql }: TestDatabase, find: Find = findIn): Promise<string[]> {
  const tables = await sql<{ name: string }>(`select oid::regclass::text as name from pg_class
    where relkind in ('r', 'p', 'm') and relnamespace = 'public'::regnamespace`)
  const found: string[] = []
  for (const { name } of [...tables, { name: 'pg_stat_activity' }]) {
    const rows = await sql<{ row: string }>(`select t::text as row from ${name} t`)
    for (const { row } of rows) found.push(...find(`table ${name}`, row))
  }
  const [place] = await sql<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  )
  const log = await readFile(join(dirname(place?.folder ?? ''), 'postgres.log'))
  return [...found, ...find('log of Postgres', log)]
}

/** Its files, as they lie there: the database, what is not yet in it, the log. */
export async function inFilesOf(folder: string, find: Find = findIn): Promise<string[]> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => find(`file ${name}`, await readFile(join(folder, name)))),
  )
  return files.flat()
}

export interface Seen {
  found: string[]
  /** How many processes were looked at. */
  processes: number
  /** How many failures stood in them, and payloads that the keys opened. */
  failures: number
  payloads: number
}

/** What an operator sees without the payload keys, and what stands in the payloads with them. */
export async function inProcesses(
  address: string,
  payloadKeys: string,
  find: Find = findIn,
): Promise<Seen> {
  const connection = await Connection.connect({ address })
  try {
    const client = new Client({ connection })
    const codec = createPayloadCodec(payloadKeys)
    const seen: Seen = { found: [], processes: 0, failures: 0, payloads: 0 }
    for await (const one of client.workflow.list()) {
      const handle = client.workflow.getHandle(one.workflowId, one.runId)
      const history = await handle.fetchHistory()
      const described = await handle.describe()
      const { raw, searchAttributes, memo } = described
      const json = historyToJSON(history) + JSON.stringify([raw, searchAttributes, memo])
      seen.found.push(...find(`process ${one.workflowId}`, json))
      seen.failures += json.match(/"failure":\s*\{/g)?.length ?? 0
      for (const payload of payloadsIn(history)) {
        const [clear] = await codec.decode([payload]).catch(() => [payload])
        if (clear !== payload) seen.payloads += 1
        seen.found.push(...find(`payload of ${one.workflowId}`, Buffer.from(clear?.data ?? [])))
      }
      seen.processes += 1
    }
    return seen
  } finally {
    await connection.close()
  }
}

interface Payload {
  metadata?: Record<string, Uint8Array> | null
  data?: Uint8Array | null
}

/** Wherever they stand in it. */
function payloadsIn(part: unknown): Payload[] {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return []
  if ('metadata' in part && 'data' in part) return [part as Payload]
  return Object.values(part).flatMap(payloadsIn)
}
