import type { Representative } from '../../schemas/representative.ts'
import type { Database } from '../database.ts'
import { openPage } from '../page.ts'
import { type Place, placed } from '../place.ts'
import type { Keyed } from '../sealed.ts'
import { many } from '../sql.ts'

interface Wanted {
  citizenId: string
  now: string
  after: Place | undefined
  limit: number
}

/** Who acts for a citizen now, or will; who began first, first. */
export function listRepresentatives(db: Database, wanted: Wanted): Promise<Representative[]> {
  const { citizenId, now, ...page } = wanted
  return openPage<Representative & Keyed, 'name'>(db, page, {
    fields: ['name'],
    ask: (after, limit) => many(db, listed, { citizenId, now, limit, ...placed(after) }),
    place: ({ startsAt, id }) => ({ at: startsAt, id }),
  })
}

const listed = `
  select r.id, c.name, r.kind, r.scopes, r.starts_at as "startsAt", r.ends_at as until,
    k.key_id as "keyId"
  from representations r
  join citizens c on c.id = r.representative_id
  join citizen_keys k on k.citizen_id = c.id
  where r.citizen_id = :citizenId and r.scopes <> '{}'
    and (r.ends_at is null or r.ends_at > :now)
    and (cast(:at as timestamptz) is null or (r.starts_at, r.id) > (:at, cast(:id as uuid)))
  order by r.starts_at, r.id limit :limit`
