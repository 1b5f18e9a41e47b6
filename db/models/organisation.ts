import type { Promising } from '../../domain/promise.ts'
import type { OrganisationRow, OrganisationSettings } from '../../schemas/organisation.ts'
import { type Database, Row } from '../database.ts'
import { one } from '../sql.ts'

export interface Organisation extends OrganisationRow {}
export class Organisation extends Row {
  static override tableName = 'organisations'

  /** The municipality's own, which takes what others can't. */
  static async contactUnit(db: Database): Promise<{ id: string; name: string }> {
    const unit = await one<{ id: string; name: string }>(db, contactUnit, {})
    if (!unit) throw new Error('There is no contact unit')
    return unit
  }

  static async nameOf(db: Database, id: string): Promise<string> {
    const sql = 'select name from organisations where id = :id'
    return (await one<{ name: string }>(db, sql, { id }))?.name ?? ''
  }

  /** The days on which the municipality is closed, for what is promised now. */
  static async closingDays(db: Database): Promise<string[]> {
    const sql = `select ${closingDays} as days`
    return (await one<{ days: string[] }>(db, sql, {}))?.days ?? []
  }

  /** As they are now; undefined where there is no such organisation. */
  static async settings(db: Database, id: string): Promise<FoundSettings | undefined> {
    return inUtc(await one(db, found, { id }))
  }

  /** The same, and nobody changes them until this transaction has ended. */
  static async lockSettings(trx: Database, id: string): Promise<FoundSettings | undefined> {
    return inUtc(await one(trx, `${found} for no key update of o`, { id }))
  }

  /** What decides by when it answers what comes in now. */
  static async promising(db: Database, id: string): Promise<Promising> {
    const found = await one<Promising>(db, promising, { id })
    if (!found) throw new Error('The organisation is gone')
    return found
  }

  /** As a new version, which Postgres keeps beside the older ones. */
  static async change(trx: Database, change: SettingsChange): Promise<void> {
    const { id, version, settings } = change
    const { employeeIds, replyHours, checkWindows, ...plain } = settings
    await one(trx, openTo, { id, employeeIds })
    await one(trx, changed, {
      id,
      version,
      ...plain,
      replyHours: JSON.stringify(replyHours),
      checkWindows: JSON.stringify(checkWindows),
    })
  }
}

export interface FoundSettings {
  id: string
  active: boolean
  version: number
  settings: OrganisationSettings
}

/** Postgres writes a time in JSON with the zone of the connection. */
function inUtc(found: FoundSettings | undefined): FoundSettings | undefined {
  const until = found?.settings.replyUntil
  if (!found || !until) return found
  return { ...found, settings: { ...found.settings, replyUntil: new Date(until).toISOString() } }
}

interface SettingsChange {
  id: string
  version: number
  settings: OrganisationSettings
}

const contactUnit = 'select id, name from organisations where contact_unit'

const closingDays = `array(select day::text from closing_days
  where day between current_date - 1 and current_date + 120 order by day)`

const promising = `
  select answer_working_days as "answerWorkingDays", check_windows as "checkWindows",
    ${closingDays} as "closingDays"
  from organisations where id = :id`

const found = `
  select o.id, o.active, o.settings_version as version,
    settings_of(o) || json_build_object('employeeIds', array(
      select employee_id from employments where organisation_id = o.id and chat_open
      order by employee_id))::jsonb as settings
  from organisations o where o.id = :id`

const openTo = `
  update employments set chat_open = employee_id = any(cast(:employeeIds as uuid[]))
  where organisation_id = :id and chat_open <> (employee_id = any(cast(:employeeIds as uuid[])))`

const changed = `
  update organisations set chat_opening = :chatOpening, reply_hours = cast(:replyHours as jsonb),
    reply_until = :replyUntil, reply_assurance = :replyAssurance,
    check_windows = cast(:checkWindows as jsonb), answer_working_days = :answerWorkingDays,
    escalation_working_days = :escalationWorkingDays, tasks_to_employee = :tasksToEmployee,
    settings_version = :version
  where id = :id`
