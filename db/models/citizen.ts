import type { KeptAddress } from '../../domain/address.ts'
import type { Thing } from '../../domain/policies.ts'
import type { CitizenRow } from '../../schemas/citizen.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type AsRead, type Keyed, openFields, openRow, openWithKey } from '../sealed.ts'
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

  /** With name and key, to be written about; undefined where the asker may not see them. */
  static async named(db: Database, id: string): Promise<NamedCitizen | undefined> {
    const found = await one<AsRead<NamedCitizen>>(
      db,
      `select c.id as "citizenId", '{}'::uuid[] as "organisationIds", c.name, k.key_id as "keyId"
        from citizens c join citizen_keys k on k.citizen_id = c.id where c.id = :id`,
      { id },
    )
    return openWithKey(db, found, ['name'])
  }

  /** With CPR number, and the address as far as Postgres hands it out: a protected one to the citizen alone. */
  static async head(db: Database, id: string): Promise<CitizenHead | undefined> {
    const found = await one<CitizenHead & Keyed>(db, head, { id })
    return openRow(db, found, ['name', 'cpr', 'address'])
  }

  /** Names by id. */
  static async names(db: Database, ids: string[]): Promise<Map<string, string>> {
    const rows = await many<{ id: string; name: string } & Keyed>(
      db,
      `select c.id, c.name, k.key_id as "keyId"
        from citizens c join citizen_keys k on k.citizen_id = c.id where c.id = any(:ids)`,
      { ids },
    )
    const opened = await openFields(db, rows, ['name'])
    return new Map(opened.map(({ id, name }) => [id, name]))
  }
}

interface NamedCitizen extends Thing {
  name: string
  dataKey: DataKey
}

interface CitizenHead extends KeptAddress {
  name: string
  cpr: string | null
}

const head = `
  select c.id as "citizenId", c.name, c.cpr, k.key_id as "keyId", c.address_protected as "addressProtected",
    case when not c.address_protected or c.id = acting_as() then c.address end as address
  from citizens c join citizen_keys k on k.citizen_id = c.id where c.id = :id`
