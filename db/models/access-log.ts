import type { AccessLogRow } from '../../schemas/access-log.ts'
import { inTransaction, theProcess } from '../acting.ts'
import { type Database, Row } from '../database.ts'
import { type NewRow, one, rowOf } from '../sql.ts'

export interface AccessLogLine extends AccessLogRow {}
export class AccessLogLine extends Row {
  static override tableName = 'access_log'

  /** As a row to be written in the transaction of the look. */
  static row(line: AccessLogRow): NewRow {
    return rowOf(AccessLogLine, line)
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

class Tried extends Error {}

const trial = `
  insert into access_log (id, at, trace_id, actor_kind, role, citizen_ids, fields, purpose,
    permission, operation, parameters, machine)
  values (gen_random_uuid(), now(), '', 'process', 'process', array[gen_random_uuid()], 'name',
    'process', '', 'trial', '{}', '')`
