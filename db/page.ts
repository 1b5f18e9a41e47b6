import type { Database } from './database.ts'
import type { Place } from './place.ts'
import { type Keyed, openFields } from './sealed.ts'

interface Listing<R, F> {
  fields: readonly F[]
  ask: (after: Place | undefined, limit: number) => Promise<R[]>
  place: (row: R) => Place
}

/** How many are asked for where those of the erased stand in between. */
const stride = 200

/** Rows of many citizens: asks on where some are left out, so that fewer than `limit` means the end. */
export async function openPage<R extends Keyed, F extends keyof R>(
  db: Database,
  { after, limit }: { after: Place | undefined; limit: number },
  { fields, ask, place }: Listing<R, F>,
): Promise<Omit<R, 'keyId'>[]> {
  const shown: Omit<R, 'keyId'>[] = []
  for (let [from, wanted] = [after, limit]; ; wanted = stride) {
    const rows = await ask(from, wanted)
    shown.push(...(await openFields(db, rows, fields)))
    const last = rows.at(-1)
    if (!last || rows.length < wanted || shown.length >= limit) return shown.slice(0, limit)
    from = place(last)
  }
}
