import type { Actor } from '../domain/actor.ts'
import type { Database } from './database.ts'
import { one } from './sql.ts'

const findBySubject = `
  select 'citizen' as kind, c.id, c.name,
    (select coalesce(json_agg(json_build_object('citizenId', r.citizen_id, 'scopes', r.scopes,
        'startsAt', r.starts_at, 'endsAt', r.ends_at)), '[]')
      from representations r where r.representative_id = c.id) as representations,
    null::json as "organisationIds", null::text[] as roles
  from citizens c where c.subject = :subject
  union all
  select 'employee', e.id, e.name, null,
    (select coalesce(json_agg(m.organisation_id), '[]')
      from employments m join organisations o on o.id = m.organisation_id and o.active
      where m.employee_id = e.id),
    e.roles
  from employees e where e.subject = :subject and e.active`

/** Who a signed-in subject is here, with today's rights; one round trip. */
export function findActor(db: Database, subject: string): Promise<Actor | undefined> {
  return one<Actor>(db, findBySubject, { subject })
}
