import pg from 'pg'
import { asProcess, inTransaction, theProcess } from './acting.ts'
import { type Database, vaultOf } from './database.ts'
import { isDatabaseAway } from './failures.ts'
import type { Filling } from './fill.ts'
import { many } from './sql.ts'

/** Refuses to go on where citizens' keys are wrapped by a municipal key that is not here; says which. */
export async function refuseMissingKeys(db: Database): Promise<void> {
  const vault = vaultOf(db)
  try {
    const ids = await inTransaction(db, theProcess, (trx) => many<{ id: string }>(trx, inUse, {}))
    const missing = ids.map(({ id }) => id).filter((id) => !vault.has(id))
    if (missing.length === 0) return
    throw new Error(`Municipal key "${missing.join('", "')}" is missing: add it to MUNICIPAL_KEYS`)
  } catch (error) {
    // whether they fit is found out when Postgres is back: nothing is ever opened by a wrong key
    if (!isDatabaseAway(error)) throw error
  }
}

const inUse = `select distinct split_part(data_key, ':', 1) as id from citizen_keys order by id`

/** Wraps every data key by today's municipal key, some at a time; returns how many. Safe to repeat. */
export async function rotateKeys({ ownerUrl, vault }: Filling): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, options: asProcess })
  await client.connect()
  try {
    for (let rotated = 0; ; ) {
      const { rows } = await client.query(older, [vault.current])
      if (rows.length === 0) return rotated
      for (const { citizen_id: id, data_key: old } of rows) {
        await client.query(replace, [id, old, vault.rewrap(old)])
      }
      rotated += rows.length
    }
  } finally {
    await client.end()
  }
}

const older = `select citizen_id, data_key from citizen_keys
  where split_part(data_key, ':', 1) <> $1 order by citizen_id limit 500`
const replace = 'update citizen_keys set data_key = $3 where citizen_id = $1 and data_key = $2'
