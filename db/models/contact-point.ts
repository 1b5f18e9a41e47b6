import type { ContactFacts } from '../../domain/contact-point.ts'
import type { Database } from '../database.ts'
import { many, one } from '../sql.ts'

export interface FoundContact extends ContactFacts {
  /** The code of an appointment type. */
  about: string
  nameDa: string
  nameEn: string
}

/** For each appointment type of that code, service code or KLE number; empty where there is none. */
export function contactsAbout(
  db: Database,
  wanted: { citizenId: string; about: string },
): Promise<FoundContact[]> {
  return many(db, contacts, wanted)
}

/** The codes of all there are. */
export async function knownSubjects(db: Database): Promise<string[]> {
  const sql = 'select code from appointment_types order by code'
  return (await many<{ code: string }>(db, sql, {})).map(({ code }) => code)
}

export async function openChatWith(
  db: Database,
  wanted: { citizenId: string; organisationId: string },
): Promise<string | undefined> {
  return (await one<{ id: string }>(db, openChat, wanted))?.id
}

const unit = `json_build_object('id', o.id, 'code', o.code, 'name', o.name, 'phone', o.phone)`

const contacts = `
  select t.code as about, t.name_da as "nameDa", t.name_en as "nameEn",
    (select ${unit} from appointments a join organisations o on o.id = a.organisation_id
      where a.citizen_id = :citizenId and a.appointment_type_code = t.code and o.active
      order by a.starts_at desc, a.id limit 1) as supplier,
    (select ${unit} from organisations o where o.contact_unit) as "contactUnit"
  from appointment_types t where :about in (t.code, t.service_code, t.kle) order by t.code`

const openChat = `
  select id from threads where citizen_id = :citizenId and organisation_id = :organisationId
    and status = 'open'`
