import type { EmployeeRow } from '../../schemas/employee.ts'
import { type Database, Row } from '../database.ts'
import { one } from '../sql.ts'

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
}
