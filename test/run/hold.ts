import pg from 'pg'

export interface HeldTransaction {
  sql(text: string, values?: unknown[]): Promise<unknown>
  commit(): Promise<void>
}

/** A transaction that has written and does not end, for as long as a test wants. */
export async function holdTransaction(connectionString: string): Promise<HeldTransaction> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  return {
    sql: (text, values) => client.query(text, values),
    async commit() {
      await client.query('commit')
      await client.end()
    },
  }
}
