import type { Thing } from '../../domain/policies.ts'
import type { CitizenRow } from '../../schemas/citizen.ts'
import { type Database, Row } from '../database.ts'
import { one } from '../sql.ts'

export interface Citizen extends CitizenRow {}
export class Citizen extends Row {
  static override tableName = 'citizens'

  /** The citizen as a thing to ask rights of: every organisation that has to do with them. */
  static withOrganisations(
    db: Database,
    id: string,
  ): Promise<(Thing & { name: string }) | undefined> {
    return one(
      db,
      `select c.id as "citizenId", c.name, array(
          select organisation_id from appointments where citizen_id = c.id
          union select organisation_id from threads where citizen_id = c.id) as "organisationIds"
        from citizens c where c.id = :id`,
      { id },
    )
  }
}
