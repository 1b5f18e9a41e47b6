import type { Thing } from '../../domain/policies.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/**
 * From here on the transaction sees the citizen's chats, tasks and visits at all organisations, where
 * Postgres finds that one of the actor's has a chat or a task of the citizen: that is who is handed back.
 */
export async function oversee(trx: Database, citizenId: string): Promise<Thing | undefined> {
  await one(trx, `select set_config('borgerdialog.overview', :citizenId, true)`, { citizenId })
  return one(trx, involved, { citizenId })
}

const involved = `
  select c.id as "citizenId", array(
    select organisation_id from threads where citizen_id = c.id
    union select organisation_id from tasks where citizen_id = c.id) as "organisationIds"
  from citizens c where c.id = :citizenId`
