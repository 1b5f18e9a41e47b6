import { inTransaction, theProcess } from '../db/acting.ts'
import type { Database } from '../db/database.ts'
import { type Erasing, eraseCitizen, LegalHold } from '../db/erase.ts'
import { type DueCitizen, listDue } from '../db/models/retention.ts'
import { everyTwoSeconds } from './progress.ts'

/** What the commands of `npm run retention` work with; each answers whether all went well. */
export interface Retention extends Erasing {
  db: Database
  /** Where certificates are published. */
  folder: string
  say(line: string): void
}

const page = 200

/** All who are due, page by page, so that nobody waits long between being found and being erased. */
export async function* pagesOfDue({ db }: Pick<Retention, 'db'>): AsyncGenerator<DueCitizen[]> {
  const now = new Date()
  for (let after: string | undefined; ; ) {
    const wanted = { limit: page, now, ...(after && { after }) }
    const { due, next } = await inTransaction(db, theProcess, (trx) => listDue(trx, wanted))
    yield due
    if (next === undefined) return
    after = next
  }
}

export async function eraseNamed(
  retention: Retention,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<boolean> {
  const { erase, end } = startErasing(retention, reason)
  for (const citizenId of ids) await erase(citizenId)
  return end()
}

export async function eraseDue(retention: Retention, reason: string): Promise<boolean> {
  const { erase, end } = startErasing(retention, reason)
  for await (const due of pagesOfDue(retention)) {
    for (const { citizenId } of due) await erase(citizenId)
  }
  return end()
}

function startErasing(retention: Retention, reason: string) {
  const { say } = retention
  const tell = everyTwoSeconds(say)
  let [erased, left] = [0, 0]
  return {
    async erase(citizenId: string): Promise<void> {
      const words = await whyNot(retention, { citizenId, reason })
      if (words) say(words)
      if (words) left += 1
      else erased += 1
      tell(`… ${erased} erased`)
    },
    /** Whether nobody is left. */
    end(): boolean {
      say(`Erased: ${erased}.${left > 0 ? ` Not erased: ${left}.` : ''}`)
      return left === 0
    },
  }
}

/** Undefined where the citizen is erased now. */
async function whyNot(
  retention: Retention,
  wish: { citizenId: string; reason: string },
): Promise<string | undefined> {
  try {
    const certificate = await eraseCitizen(retention, wish)
    if (certificate) return undefined
    return `Citizen ${wish.citizenId} is not here, or was erased before`
  } catch (error) {
    if (error instanceof LegalHold) return error.message
    throw error
  }
}
