import type pg from 'pg'

/**
 * Takes away what tells of a citizen without being sealed: by what they signed in, for whom they acted
 * and who for them, from where they looked, and packages of theirs. Safe to repeat.
 */
export async function removeTraces(client: pg.Client, citizenId: string): Promise<void> {
  for (const statement of statements) await client.query(statement, [citizenId])
}

const packagesOf = 'select id from disclosure_packages where citizen_id = $1'

const statements = [
  `update access_log set address = null where actor_id = $1 and address is not null
    and citizen_ids && array(select $1::uuid union all
      select citizen_id from representations where representative_id = $1)`,
  `update citizens set subject = 'erased ' || id, cpr_hash = null, signed_out_at = null
    where id = $1`,
  `delete from representations where $1 in (citizen_id, representative_id) and starts_at >= now()`,
  `update representations set ends_at = now()
    where $1 in (citizen_id, representative_id) and (ends_at is null or ends_at > now())`,
  `delete from package_chunks where package_id in (${packagesOf})`,
  `delete from package_files where package_id in (${packagesOf})`,
  `update disclosure_packages set status = 'expired' where citizen_id = $1 and status = 'ready'`,
]
