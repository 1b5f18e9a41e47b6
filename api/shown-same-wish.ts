import type { Database } from '../db/database.ts'
import { Citizen } from '../db/models/citizen.ts'
import { oversee } from '../db/models/overseen.ts'
import { findSameWish, type SeenSameWish } from '../db/models/same-wish.ts'
import { Refusal } from '../domain/errors.ts'
import type { Thing } from '../domain/policies.ts'

/** With all who have to do with the citizen; from here on the transaction oversees that one. */
export async function showSameWish(
  trx: Database,
  id: string,
): Promise<{ wish: SeenSameWish; thing: Thing }> {
  const found = await findSameWish(trx, id)
  const thing = found && (await overseeKnown(trx, found.citizenId))
  // the state of its tasks is seen across organisations only
  const wish = thing && (await findSameWish(trx, id))
  if (!wish) throw new Refusal('not-found')
  return { wish, thing }
}

/** Whoever was erased is not there, though the rows are there yet. */
async function overseeKnown(trx: Database, citizenId: string): Promise<Thing | undefined> {
  const thing = await oversee(trx, citizenId)
  return thing && (await Citizen.head(trx, citizenId)) ? thing : undefined
}
