import knex from 'knex'
import { knexSnakeCaseMappers } from 'objection'

/** Rows by table, in camelCase; in an order that satisfies the foreign keys. */
export type Tables = [table: string, rows: object[]][]

/** Puts rows in as the owner of the tables; those that are there already stay as they are. */
export async function fillTables(ownerUrl: string, tables: Tables): Promise<void> {
  const db = knex({
    client: 'pg',
    connection: ownerUrl,
    pool: { min: 0, max: 1 },
    ...knexSnakeCaseMappers(),
  })
  try {
    await db.transaction(async (trx) => {
      for (const [table, rows] of tables) {
        if (rows.length > 0) await trx(table).insert(rows).onConflict().ignore()
      }
    })
  } finally {
    await db.destroy()
  }
}
