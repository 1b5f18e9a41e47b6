import knex, { type Knex } from 'knex'
import { knexSnakeCaseMappers } from 'objection'
import { asProcess } from './acting.ts'
import { silent } from './database.ts'
import type { Vault } from './vault.ts'

/** Rows by table, in camelCase; in an order that satisfies the foreign keys. */
export type Tables = [table: string, rows: object[]][]

export interface Filling {
  ownerUrl: string
  vault: Vault
}

/** Puts rows in as the owner of the tables; those that are there already stay as they are. */
export async function fillTables({ ownerUrl, vault }: Filling, tables: Tables): Promise<void> {
  const db = knex({
    client: 'pg',
    connection: { connectionString: ownerUrl, options: asProcess },
    pool: { min: 0, max: 1 },
    log: silent,
    ...knexSnakeCaseMappers(),
  })
  try {
    await db.transaction(async (trx) => {
      for (const [table, rows] of tables) {
        if (rows.length === 0) continue
        const fillIn = fills[table]
        await (fillIn ? fillIn(trx, vault, rows) : fill(trx, table, rows))
      }
    })
  } finally {
    await db.destroy()
  }
}

type Fill = (trx: Knex, vault: Vault, rows: object[]) => Promise<unknown>

/** Tables whose rows are given in the clear and stored sealed. */
const fills: Record<string, Fill> = {
  citizens: fillCitizens,
  employees: (trx, vault, rows) =>
    fill(
      trx,
      'employees',
      rows.map((row: { cpr?: string }) => withHash(vault, row)),
    ),
  cancellations: fillCancellations,
}

function fill(trx: Knex, table: string, rows: object[]): Promise<{ id: string }[]> {
  return trx(table).insert(rows, ['*']).onConflict().ignore()
}

interface FilledCitizen {
  id?: string
  name?: string
  cpr?: string
  address?: string
}

/** Each with a data key of its own; one that is kept for a fill which then fails opens nothing. */
async function fillCitizens(trx: Knex, vault: Vault, rows: object[]): Promise<void> {
  const keys = new Map<string, string>()
  const sealed = rows.map((row: FilledCitizen) => {
    const { id = '', name = '', cpr, address } = row
    const key = vault.newKey()
    keys.set(id, key)
    const { cpr: _, ...hashed } = { cpr, ...withHash(vault, row) }
    const { seal } = vault.unwrap(key)
    const known = { ...(cpr && { cpr: seal(cpr) }), ...(address && { address: seal(address) }) }
    return { ...hashed, name: seal(name), ...known }
  })
  const made = await fill(trx, 'citizens', sealed)
  const keyIds = await vault.store.keep(made.map(({ id }) => keys.get(id) ?? ''))
  const lines = made.map(({ id: citizenId }, n) => ({ citizenId, keyId: keyIds[n] }))
  if (lines.length > 0) await fill(trx, 'citizen_keys', lines)
}

function withHash(vault: Vault, { cpr, ...row }: { cpr?: string }) {
  return cpr ? { ...row, cprHash: vault.hash(cpr) } : row
}

async function fillCancellations(trx: Knex, vault: Vault, rows: object[]): Promise<void> {
  for (const row of rows as { citizenId: string; text?: string; signature?: string }[]) {
    const { citizenId, text, signature = '' } = row
    const { keyId } = await trx('citizen_keys').where({ citizenId }).first()
    const dataKey = await vault.keyOf(keyId)
    if (!dataKey) throw new Error(`The data key of citizen ${citizenId} is gone`)
    const sealed = { signature: dataKey.seal(signature) }
    const also = text ? { text: dataKey.seal(text) } : {}
    await fill(trx, 'cancellations', [{ ...row, ...sealed, ...also }])
  }
}
