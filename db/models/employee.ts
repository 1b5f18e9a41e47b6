import type { Colleague, EmployeeRow } from '../../schemas/employee.ts'
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

  static async nameOf(db: Database, id: string | null): Promise<string | null> {
    const found = await one<{ name: string }>(db, 'select name from employees where id = :id', {
      id,
    })
    return found?.name ?? null
  }

  /** Who is active there, by name; after whoever has that id. */
  static colleagues(db: Database, wanted: WantedColleagues): Promise<Colleague[]> {
    return many(
      db,
      `select e.id, e.name, m.leader from employees e join employments m on m.employee_id = e.id
        where m.organisation_id = :organisationId and e.active
          and (cast(:after as uuid) is null
            or (e.name, e.id) > (select name, id from employees where id = :after))
        order by e.name, e.id limit :limit`,
      wanted,
    )
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

interface WantedColleagues {
  organisationId: string
  after: string | null
  limit: number
}
