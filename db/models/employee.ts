import type { EmployeeRow } from '../../schemas/employee.ts'
import { type Database, Row } from '../database.ts'
import { many, one } from '../sql.ts'

export interface Employee extends EmployeeRow {}
export class Employee extends Row {
  static override tableName = 'employees'

  /** Active, and working for that organisation now. */
  static async worksFor(db: Database, id: string, organisationId: string): Promise<boolean> {
    const found = await one(
      db,
      `select from employees e join employments m on m.employee_id = e.id
        where e.id = :id and e.active and m.organisation_id = :organisationId`,
      { id, organisationId },
    )
    return found !== undefined
  }

  /** The places in `ids` of those who are not active there. */
  static async notWorkingFor(
    db: Database,
    ids: string[],
    organisationId: string,
  ): Promise<number[]> {
    const rows = await many<{ id: string }>(
      db,
      `select e.id from employees e join employments m on m.employee_id = e.id
        where e.id = any(:ids) and e.active and m.organisation_id = :organisationId`,
      { ids, organisationId },
    )
    const there = new Set(rows.map(({ id }) => id))
    return ids.flatMap((id, index) => (there.has(id.toLowerCase()) ? [] : [index]))
  }
}
