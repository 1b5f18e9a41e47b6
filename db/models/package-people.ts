import type { Database } from '../database.ts'
import { type Keyed, openFields } from '../sealed.ts'
import { many, one } from '../sql.ts'

/** Names that entries and looks of one citizen are told with, and what is never told of others. */
export interface PackagePeople {
  citizenName: string
  /** Of the citizen and those who acted for the citizen, by id. */
  persons: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, { name: string; nameProtected: boolean }>
  organisations: ReadonlyMap<string, string>
  /** Protected addresses of others who have to do with the citizen. */
  addresses: string[]
  /** The citizen's own, where it is protected. */
  ownAddress: string | null
}

interface Person {
  id: string
  name: string
  address: string | null
  addressProtected: boolean
}

export async function packagePeople(db: Database, citizenId: string): Promise<PackagePeople> {
  const wanted = { citizenId }
  const rows = await many<Person & Keyed>(db, persons, wanted)
  const found = await openFields(db, rows, ['name', 'address'])
  const staff = await many<{ id: string; name: string; nameProtected: boolean }>(db, employees, {})
  const units = await many<{ id: string; name: string }>(
    db,
    'select id, name from organisations',
    {},
  )
  const self = found.find(({ id }) => id === citizenId)
  const hidden = found.filter(({ addressProtected }) => addressProtected)
  return {
    citizenName: self?.name ?? '',
    persons: new Map(found.map(({ id, name }) => [id, name])),
    staff: new Map(staff.map(({ id, name, nameProtected }) => [id, { name, nameProtected }])),
    organisations: new Map(units.map(({ id, name }) => [id, name])),
    addresses: hidden.flatMap(({ id, address }) => (id !== citizenId && address ? [address] : [])),
    ownAddress: self?.addressProtected ? self.address : null,
  }
}

/** How many entries and looks a citizen has, and under which pseudonym. */
export function chainSizes(
  db: Database,
  citizenId: string,
): Promise<{ pseudonym: string; entries: number } | undefined> {
  return one(
    db,
    'select pseudonym, count::int as entries from ledger_heads where citizen_id = :citizenId',
    { citizenId },
  )
}

const persons = `
  select c.id, c.name, c.address, c.address_protected as "addressProtected", k.key_id as "keyId"
  from citizens c join citizen_keys k on k.citizen_id = c.id
  where c.id = :citizenId
    or c.id in (select representative_id from representations where citizen_id = :citizenId)
    or c.id in (select actor_id from record_entries where citizen_id = :citizenId)
    or c.id in (select actor_id from access_log where citizen_ids @> array[cast(:citizenId as uuid)]
      and actor_kind in ('citizen', 'representative'))`

/** All of them: whose name may stand in a text nobody knows beforehand. */
const employees = 'select id, name, name_protected as "nameProtected" from employees'
