import { BreakGlass, BreakGlassRequest } from '../../schemas/break-glass.ts'
import { acceptBrokenGlass } from '../acceptance/break-glass.ts'
import { route } from '../route.ts'

export const breakGlass = route({
  method: 'POST',
  path: '/v1/citizens/{id}/break-glass',
  summary: 'Look for an hour at a citizen of others, with a reason; the citizen is told',
  body: BreakGlassRequest,
  responses: { 201: BreakGlass },
  reads: 'break-glass',
  may: 'break glass',
  handle: async ({ actor, params, body, now, once, saw }) =>
    once(async (trx) => {
      const wanted = { actor, citizenId: params.id, reason: body.reason, now }
      const about = await acceptBrokenGlass(trx, wanted)
      const { citizenId, until } = about
      saw({ citizenId, organisationIds: [] })
      return { status: 201, body: { citizenId, until }, about }
    }),
})
