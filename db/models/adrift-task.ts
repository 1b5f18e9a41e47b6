import type { AdriftCause } from '../../domain/adrift-task.ts'
import type { CheckWindow } from '../../schemas/clock.ts'
import type { TaskRow } from '../../schemas/task.ts'
import type { DataKey } from '../data-key.ts'
import type { Database } from '../database.ts'
import { type AsRead, openWithKey } from '../sealed.ts'
import { many, one } from '../sql.ts'

/** A task that someone should do who is not there any more. */
export interface AdriftTask
  extends Pick<TaskRow, 'id' | 'kind' | 'status' | 'citizenId' | 'threadId' | 'organisationId'>,
    Pick<TaskRow, 'assigneeId' | 'cancellationId' | 'appointmentId' | 'checkWindow' | 'checkAt'> {
  cause: AdriftCause
  organisation: string
  /** The municipality's own, which takes what others can't. */
  unit: { id: string; name: string; checkWindows: CheckWindow[] }
  closingDays: string[]
  dataKey: DataKey
}

/** Some of them, in no order: one that can't be helped must not stand before the others. */
export async function findAdrift(db: Database, limit: number): Promise<string[]> {
  const sql = `select t.id ${adrift} order by random() limit :limit`
  const rows = await many<{ id: string }>(db, sql, { limit })
  return rows.map(({ id }) => id)
}

/** Locks it, after its cancellation as everyone does; undefined where it is in good hands again, or the citizen was erased. */
export async function lockAdrift(trx: Database, id: string): Promise<AdriftTask | undefined> {
  await one(trx, lockedCancellation, { id })
  return openWithKey(trx, await one<AsRead<AdriftTask>>(trx, locked, { id }), [])
}

interface Handing extends Pick<TaskRow, 'id' | 'organisationId' | 'checkWindow' | 'checkAt'> {
  flag: AdriftCause
}

/** To nobody yet of an organisation, as a new version. The promise stays. */
export async function giveTo(trx: Database, handing: Handing): Promise<void> {
  await one(trx, given, handing)
}

const adrift = `
  from tasks t join organisations o on o.id = t.organisation_id
    join citizen_keys k on k.citizen_id = t.citizen_id
  where t.status in ('open', 'in-progress') and (not (o.active or o.contact_unit)
    or (t.assignee_id is not null and not exists (
      select from employees e join employments m on m.employee_id = e.id
      where e.id = t.assignee_id and e.active and m.organisation_id = t.organisation_id)))`

const lockedCancellation = `
  select from cancellations where id = (select cancellation_id from tasks where id = :id)
  for no key update`

const locked = `
  select t.id, t.kind, t.status, t.citizen_id as "citizenId", t.thread_id as "threadId",
    t.organisation_id as "organisationId", t.assignee_id as "assigneeId",
    t.cancellation_id as "cancellationId", t.appointment_id as "appointmentId",
    t.check_window as "checkWindow", t.check_at as "checkAt",
    case when o.active or o.contact_unit then 'employee-gone' else 'organisation-closed' end as cause,
    o.name as organisation,
    (select json_build_object('id', u.id, 'name', u.name, 'checkWindows', u.check_windows)
      from organisations u where u.contact_unit) as unit,
    array(select day::text from closing_days
      where day between current_date - 1 and current_date + 21 order by day) as "closingDays",
    k.key_id as "keyId"
  ${adrift} and t.id = :id for no key update of t`

const given = `
  with task as (
    update tasks set organisation_id = :organisationId, assignee_id = null, status = 'open',
      check_window = :checkWindow, check_at = :checkAt, version = version + 1,
      flags = case when cast(:flag as text) = any(flags) then flags else flags || cast(:flag as text) end
    where id = :id returning cancellation_id, booking_request_id),
  booking as (
    update booking_requests b set organisation_id = :organisationId
    from task where b.id = task.booking_request_id)
  update cancellations c set organisation_id = :organisationId
  from task where c.id = task.cancellation_id and c.organisation_id <> :organisationId`
