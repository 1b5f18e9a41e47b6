import type { Database } from '../db/database.ts'
import { partsOf } from '../db/models/disclosure-parts.ts'
import {
  findDisclosure,
  type KeptDisclosure,
  type LockedDisclosure,
} from '../db/models/disclosure-request.ts'
import { Refusal } from '../domain/errors.ts'
import { permit } from '../domain/policies.ts'
import type { Answer } from './answer.ts'
import { presentDisclosure } from './presenters/disclosure.ts'
import type { Asked } from './route.ts'
import { told } from './running.ts'
import { etagOf } from './versions.ts'

type Changing = Pick<
  Asked<{ id: string }>,
  'actor' | 'params' | 'now' | 'language' | 'once' | 'saw' | 'deps' | 'afterCommit'
>
type Change = Pick<Asked, 'actor' | 'now'> & { id: string }

/** What stands at once; the process is told of it afterwards. */
export function changeShown(
  asked: Changing,
  change: (trx: Database, change: Change) => Promise<LockedDisclosure>,
): Promise<Answer> {
  const { actor, params, now, deps, afterCommit } = asked
  return asked.once(async (trx) => {
    const about = await change(trx, { actor, id: params.id, now })
    const process = { kind: 'disclosure-request' as const, id: about.id }
    afterCommit(() =>
      told(deps, { disclosureRequestId: about.id }, () => deps.engine.tellChange(process)),
    )
    return { ...(await showDisclosure(trx, asked, about.id)), about }
  })
}

/** As the asker may see it now. */
export async function showDisclosure(
  trx: Database,
  { actor, now, language, saw }: Pick<Asked, 'actor' | 'now' | 'language' | 'saw'>,
  id: string,
): Promise<Answer> {
  const row: KeptDisclosure = permit(actor, 'read disclosure', {
    thing: await findDisclosure(trx, id),
    now,
  })
  saw(row)
  const parts = (await partsOf(trx, [row.id])).get(row.id)
  if (!parts) throw new Refusal('not-found')
  const body = presentDisclosure(row, parts, { actor, now, language })
  const headers = { Location: `/v1/disclosure-requests/${row.id}`, ETag: etagOf(row.version) }
  return { body, headers }
}
