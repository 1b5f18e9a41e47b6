import type { CitizenFacts } from '../../domain/alarms.ts'
import type { Thing } from '../../domain/policies.ts'
import type { Database } from '../database.ts'
import { type Keyed, openFields } from '../sealed.ts'
import { many } from '../sql.ts'

interface Looker {
  id: string
  organisationIds: string[]
}

/** What raises alarms about an employee's look, in one query; a citizen's own look needs none. */
export async function lookFacts(
  db: Database,
  { id, organisationIds }: Looker,
  things: Thing[],
): Promise<CitizenFacts[]> {
  const dialogues = things
    .filter(({ kle, appointmentId }) => kle === undefined && !appointmentId)
    .flatMap(({ citizenId, organisationIds: all }) => all.map((one) => [citizenId, one] as const))
  const rows = await many<FoundFacts>(db, facts, {
    employeeId: id,
    organisationIds,
    citizenIds: [...new Set(things.map(({ citizenId }) => citizenId))],
    appointmentIds: things.flatMap(({ appointmentId }) => appointmentId ?? []),
    dialogueCitizens: dialogues.map(([citizenId]) => citizenId),
    dialogueOrganisations: dialogues.map(([, organisationId]) => organisationId),
  })
  return (await openFields(db, rows, ['citizenName'])).map((row) => {
    const told = things.filter(({ citizenId }) => citizenId === row.citizenId)
    const kles = [...row.kles, ...told.flatMap(({ kle }) => kle ?? [])]
    return { ...row, kles }
  })
}

interface FoundFacts extends CitizenFacts, Keyed {
  citizenId: string
}

/** KLE: of the appointment that a thing names; else of what was cancelled between the two. */
const facts = `
  select c.id as "citizenId", c.name as "citizenName", k.key_id as "keyId",
    me.name as "employeeName", c.watched as "isWatched", also.id is not null as "isEmployee",
    coalesce(also.id = me.id, false) as "isSelf",
    exists (select from employments m where m.employee_id = also.id and also.id <> me.id
      and m.organisation_id = any(:organisationIds)) as "isColleague",
    array(select distinct t.kle
      from appointments a join appointment_types t on t.code = a.appointment_type_code
      where a.citizen_id = c.id and (a.id = any(:appointmentIds) or exists (
        select from cancellations w
        join unnest(cast(:dialogueCitizens as uuid[]), cast(:dialogueOrganisations as uuid[]))
          as d (citizen_id, organisation_id) on d.citizen_id = w.citizen_id
          and d.organisation_id = coalesce(w.organisation_id, a.organisation_id)
        where w.appointment_id = a.id))) as kles,
    s.sensitive_kle as "sensitiveKle"
  from citizens c
  join citizen_keys k on k.citizen_id = c.id
  join employees me on me.id = :employeeId
  cross join municipality s
  left join employees also on also.cpr_hash = c.cpr_hash and also.active
  where c.id = any(:citizenIds)`
