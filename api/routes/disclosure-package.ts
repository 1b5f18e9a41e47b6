import { type KeptPackage, partsOf } from '../../db/models/disclosure-parts.ts'
import { findDisclosure } from '../../db/models/disclosure-request.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { route } from '../route.ts'

export const getPackage = route({
  method: 'GET',
  path: '/v1/disclosure-requests/{id}/package',
  summary: 'What was granted, as a zip that anyone can check; for whoever asked, for four weeks',
  query: { part: { type: 'integer', minimum: 1 } },
  responses: { 200: null },
  zip: true,
  reads: 'disclosure-package',
  may: 'fetch disclosure',
  handle: async ({ actor, acting, params, query, now, trx, saw, deps }) => {
    const found = await findDisclosure(trx, params.id)
    const request = permit(actor, 'fetch disclosure', { thing: found, now })
    const parts = (await partsOf(trx, [request.id])).get(request.id)
    const { id, part, madeAt } = readyOne(parts?.packages ?? [], query.part, now)
    saw(request)
    return {
      body: deps.packages.open({ ...acting, actorId: actor.id }, { id, madeAt: madeAt ?? '' }),
      type: 'application/zip',
      headers: { 'Content-Disposition': `attachment; filename="aktindsigt-${part}.zip"` },
    }
  },
})

/** The one that was asked for, or the latest that is there. */
function readyOne(packages: KeptPackage[], part: number | undefined, now: Date): KeptPackage {
  const isThere = ({ status }: KeptPackage) => status === 'ready'
  const wanted =
    part === undefined
      ? (packages.findLast(isThere) ?? packages.at(-1))
      : packages.find((one) => one.part === part)
  if (!wanted) throw new Refusal('package-not-ready')
  const { status, expiresAt } = wanted
  const isOver = status === 'expired' || (status === 'ready' && new Date(expiresAt ?? 0) <= now)
  if (isOver) throw new Refusal('package-expired')
  if (status !== 'ready') throw new Refusal('package-not-ready')
  return wanted
}
