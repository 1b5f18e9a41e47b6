import pg from 'pg'

/** A transaction that has written and does not end, for as long as a test wants. */
export async function holdTransaction(
  connectionString: string,
): Promise<{ end: () => Promise<void> }> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  return { end: () => client.end() }
}
