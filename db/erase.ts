import pg from 'pg'
import { asProcess } from './acting.ts'
import type { Filling } from './fill.ts'

/**
 * Makes what is sealed about a citizen unreadable for ever, in all copies of the main database too.
 * Safe to repeat; false where there is nothing left to do.
 */
export async function eraseCitizen(
  { ownerUrl, vault }: Filling,
  citizenId: string,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, options: asProcess })
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ key_id: string }>(forget, [citizenId])
    // the key first: killed before the commit, the line still says which key was meant, and the same
    // call ends the work; the other way round nobody would know any more which key is to go
    for (const { key_id } of rows) await vault.store.destroy(key_id)
    await client.query('commit')
    return rows.length > 0
  } finally {
    await client.end()
  }
}

const forget = 'delete from citizen_keys where citizen_id = $1 returning key_id'
