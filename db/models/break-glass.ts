import type { BreakGlassRow } from '../../schemas/break-glass.ts'
import type { DataKey } from '../data-key.ts'
import { type Database, Row } from '../database.ts'
import { type AsRead, openWithKey, sealFields } from '../sealed.ts'
import { one } from '../sql.ts'

export interface BreakGlass extends BreakGlassRow {}
export class BreakGlass extends Row {
  static override tableName = 'break_glass'

  /**
   * What is needed to break it; undefined where there is no such citizen. The citizen's row is out of
   * sight until then, but that there is a line of a key may be seen.
   */
  static async circumstances(
    db: Database,
    wanted: { citizenId: string; employeeId: string; organisationId: string },
  ): Promise<GlassCircumstances | undefined> {
    const found = await one<AsRead<GlassCircumstances>>(db, circumstances, wanted)
    return openWithKey(db, found, [])
  }

  /** From now on, by the clock of Postgres, which also decides when it is over; returns until when. */
  static async keep(trx: Database, dataKey: DataKey, broken: NewBreakGlass): Promise<string> {
    const sealed = sealFields(dataKey, { row: broken, fields: ['reason'] })
    const kept = await one<{ until: string }>(trx, keep, sealed)
    if (!kept) throw new Error('Not kept')
    return kept.until
  }
}

export interface GlassCircumstances {
  citizenId: string
  dataKey: DataKey
  nameProtected: boolean
  organisation: string
}

type NewBreakGlass = Omit<BreakGlassRow, 'startsAt' | 'endsAt'> & { minutes: number }

const circumstances = `
  select k.citizen_id as "citizenId", k.key_id as "keyId",
    e.name_protected as "nameProtected", o.name as organisation
  from citizen_keys k, employees e, organisations o
  where k.citizen_id = :citizenId and e.id = :employeeId and o.id = :organisationId`

const keep = `
  insert into break_glass (id, employee_id, citizen_id, reason, starts_at, ends_at)
  select :id, :employeeId, :citizenId, :reason, begins.at,
    begins.at + make_interval(mins => :minutes)
  from (select date_trunc('milliseconds', now()) as at) begins
  returning ends_at as until`
