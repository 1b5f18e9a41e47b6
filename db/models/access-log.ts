import type { AccessLogSettings, NamedLook } from '../../domain/access-log.ts'
import type { AccessLogRow, Alarm } from '../../schemas/access-log.ts'
import { inTransaction, theProcess } from '../acting.ts'
import { type Database, Row, vaultOf } from '../database.ts'
import { type Place, placed } from '../place.ts'
import { many, type NewRow, one, rowOf } from '../sql.ts'

export interface AccessLogLine extends AccessLogRow {}
export class AccessLogLine extends Row {
  static override tableName = 'access_log'

  /** As a row to be written in the transaction of the look. */
  static row(line: AccessLogRow): NewRow {
    return rowOf(AccessLogLine, line)
  }

  /** What citizens see of it, as it is set now. */
  static async settings(db: Database): Promise<AccessLogSettings> {
    const found = await one<AccessLogSettings>(db, settings, {})
    return found ?? { showStaffNames: false, delayMinutes: 0 }
  }

  /** The looks at one citizen, the newest first. */
  static listOf(
    db: Database,
    filter: Period & { citizenId: string; staffUntil: string | null },
  ): Promise<NamedLook[]> {
    const where = `l.citizen_ids @> array[cast(:citizenId as uuid)]
      and (cast(:staffUntil as timestamptz) is null or l.actor_kind <> 'employee'
        or l.at <= :staffUntil)`
    return list(db, where, filter)
  }

  /** The looks that raised an alarm, or that one, the newest first. */
  static listAlarms(db: Database, filter: Period & { alarm: Alarm | null }): Promise<NamedLook[]> {
    const where = `l.alarms <> '{}' and (cast(:alarm as text) is null or :alarm = any(l.alarms))`
    return list(db, where, filter)
  }

  /** Writes a line that is never committed. */
  static async canWrite(db: Database): Promise<boolean> {
    const tried = inTransaction(db, theProcess, async (trx) => {
      await one(trx, trial, {})
      throw new Tried()
    })
    return tried.catch((error: unknown) => error instanceof Tried)
  }
}

interface Period {
  from: string | null
  to: string | null
  after: Place | undefined
  limit: number
}

async function list(db: Database, where: string, filter: Period): Promise<NamedLook[]> {
  const { after, ...values } = filter
  const sql = `${looks}
    where ${where}
      and (cast(:from as timestamptz) is null or l.at >= :from)
      and (cast(:to as timestamptz) is null or l.at < :to)
      and (cast(:at as timestamptz) is null or (l.at, l.id) < (:at, cast(:id as uuid)))
    order by l.at desc, l.id desc limit :limit`
  return withNames(db, await many<SealedLook>(db, sql, { ...values, ...placed(after) }))
}

interface SealedLook extends NamedLook {
  /** Of the citizen who looked. */
  keyId: string | null
}

/** The look of someone who was erased since stays, and has no name. */
async function withNames(db: Database, rows: SealedLook[]): Promise<NamedLook[]> {
  const keys = await vaultOf(db).keysOf(rows.flatMap(({ keyId }) => keyId ?? []))
  return rows.map(({ keyId, citizenName, ...row }) => {
    const key = keys.get(keyId ?? '')
    return { ...row, citizenName: key && citizenName ? key.open(citizenName) : null }
  })
}

class Tried extends Error {}

const trial = `
  insert into access_log (id, at, trace_id, actor_kind, role, citizen_ids, fields, purpose,
    permission, operation, parameters, machine)
  values (gen_random_uuid(), now(), '', 'process', 'process', array[gen_random_uuid()], 'name',
    'process', '', 'trial', '{}', '')`

const settings = `
  select show_staff_names as "showStaffNames", access_log_delay_minutes as "delayMinutes"
  from municipality`

const looks = `
  select l.id, l.at, l.trace_id as "traceId", l.actor_kind as "actorKind",
    l.actor_id as "actorId", l.role, l.organisation_id as "organisationId",
    l.on_behalf_of as "onBehalfOf", l.citizen_ids as "citizenIds", l.fields, l.purpose,
    l.permission, l.operation, l.parameters, l.address, l.machine, l.alarms,
    o.name as organisation, o.code as "organisationCode", e.subject as "userName", e.name as "staffName",
    coalesce(e.name_protected, true) as "staffNameProtected", z.name as "citizenName",
    k.key_id as "keyId"
  from access_log l
  left join organisations o on o.id = l.organisation_id
  left join employees e on l.actor_kind = 'employee' and e.id = l.actor_id
  left join (citizens z join citizen_keys k on k.citizen_id = z.id)
    on l.actor_kind in ('citizen', 'representative') and z.id = l.actor_id`
