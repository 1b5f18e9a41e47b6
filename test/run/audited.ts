import type { TestHouse } from './house.ts'

/** As if `npm run audit` had gone through so many entries, and found this or nothing. */
export async function audited(
  { db }: Pick<TestHouse, 'db'>,
  { entries, finding }: { entries: number; finding?: object },
): Promise<void> {
  await db.sql(
    `insert into audits (id, at, checkpoints, entries, finding)
      values (gen_random_uuid(), now(), 1, $1, $2)`,
    [entries, finding ? JSON.stringify(finding) : null],
  )
}
