import { Refusal } from '../../domain/errors.ts'
import type { Database } from '../database.ts'
import { one } from '../sql.ts'

/** Who delivers, and what there is to be delivered. */
export const Catalogue = {
  /** Refuses an organisation or an appointment type that is not there. */
  async check(
    db: Database,
    wanted: { organisationId: string; appointmentTypeId: string },
  ): Promise<{ organisationCode: string }> {
    const found = await one<{ organisationCode: string | null; isType: boolean }>(db, known, wanted)
    if (!found?.isType) throw new Refusal('appointment-type-unknown')
    const { organisationCode } = found
    if (organisationCode === null) throw new Refusal('organisation-unknown')
    return { organisationCode }
  },
}

const known = `
  select (select code from organisations where id = :organisationId and active) as "organisationCode",
    exists (select from appointment_types where code = :appointmentTypeId) as "isType"`
