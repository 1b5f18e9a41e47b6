import type { CancellationFacts, WhoFacts } from '../../domain/facts.ts'
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

/** What decides which organisation gets it if it is cancelled `at` that time (RFC 3339); no employee is looked for. */
export function whoFacts(
  db: Database,
  wanted: { id: string; at: string },
): Promise<WhoFacts | undefined> {
  return one(db, who, wanted)
}

const facts = `
  select c.accepted_at as "acceptedAt", c.reason_code as "reasonCode",
    to_json(c.appointment_starts_at) as "seenStartsAt", c.late, c.late_answer as "lateAnswer",
    case when c.status = 'rejected'
        then json_build_object('allowed', false, 'code', c.rejection_code)
      when c.status <> 'accepted' then json_build_object('allowed', true) end as decided,
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

const who = `
  select cast(:at as text) as "acceptedAt", null as employee,
    case when o.id is not null then ${supplierFacts('o')} end as supplier,
    ${supplierFacts('u')} as "contactUnit",
    array(select day::text from closing_days
      where day between cast(:at as timestamptz)::date - 1 and cast(:at as timestamptz)::date + 120
      order by day) as "closingDays"
  from appointments a
  join organisations u on u.contact_unit
  left join organisations o on o.id = a.organisation_id
  where a.id = :id`
