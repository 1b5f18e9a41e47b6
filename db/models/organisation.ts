import type { OrganisationRow } from '../../schemas/organisation.ts'
import { Row } from '../database.ts'

export interface Organisation extends OrganisationRow {}
export class Organisation extends Row {
  static override tableName = 'organisations'
}
