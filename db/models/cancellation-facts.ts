import type { CancellationFacts } from '../../domain/facts.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'
import { supplierFacts } from './supplier-facts.ts'

/** Everything that the process decides by, in one read. */
export function cancellationFacts(
  db: Database,
  id: string,
): Promise<CancellationFacts | undefined> {
  return one(db, facts, { id })
}

const facts = `
  select c.accepted_at as "acceptedAt", c.reason_code as "reasonCode",
    to_json(c.appointment_starts_at) as "seenStartsAt", c.late, c.late_answer as "lateAnswer",
    json_build_object('id', a.id, 'typeCode', a.appointment_type_code, 'status', a.status,
      'startsAt', a.starts_at) as appointment,
    (select coalesce(json_agg(json_build_object('from', r.valid_from, 'until', r.valid_until)), '[]')
      from appointment_type_reasons r
      where r.appointment_type_code = a.appointment_type_code
        and r.reason_code = c.reason_code) as "reasonPeriods",
    case when o.id is not null then ${supplierFacts('o')} end as supplier,
    (select json_build_object('id', e.id, 'active', e.active, 'worksForSupplier',
        exists (select from employments where employee_id = e.id and organisation_id = o.id))
      from employees e where e.id = a.employee_id) as employee,
    ${supplierFacts('u')} as "contactUnit",
    array(select day::text from closing_days
      where day between c.accepted_at::date - 1 and c.accepted_at::date + 120
      order by day) as "closingDays"
  from cancellations c
  join appointments a on a.id = c.appointment_id
  join organisations u on u.contact_unit
  left join organisations o on o.id = a.organisation_id
  where c.id = :id`
