import type { Thing } from '../../domain/policies.ts'
import type { CitizenRow } from '../../schemas/citizen.ts'
import { type Database, Row } from '../database.ts'
import { openFields } from '../sealed.ts'
import { many, one } from '../sql.ts'

export interface Citizen extends CitizenRow {}
export class Citizen extends Row {
  static override tableName = 'citizens'

  /** The citizen as a thing to ask rights of: every organisation that has to do with them. */
  static withOrganisations(db: Database, id: string): Promise<Thing | undefined> {
    return one(
      db,
      `select c.id as "citizenId", array(
          select organisation_id from appointments where citizen_id = c.id
          union select organisation_id from threads where citizen_id = c.id
          union select organisation_id from tasks where citizen_id = c.id) as "organisationIds"
        from citizens c where c.id = :id`,
      { id },
    )
  }

  /** Names by id. */
  static async names(db: Database, ids: string[]): Promise<Map<string, string>> {
    const rows = await many<{ id: string; name: string; dataKey: string }>(
      db,
      `select c.id, c.name, k.data_key as "dataKey"
        from citizens c join citizen_keys k on k.citizen_id = c.id where c.id = any(:ids)`,
      { ids },
    )
    return new Map(rows.map((row) => [row.id, openFields(db, row, ['name']).name]))
  }
}
