import { permit } from '../../domain/policies.ts'
import { Operations } from '../../schemas/operations.ts'
import { route } from '../route.ts'

export const getOperations = route({
  method: 'GET',
  path: '/v1/operations',
  summary: 'What waits, is tried again or ended badly, for operators; in words, about nobody',
  responses: { 200: Operations },
  may: 'operate',
  handle: async ({ actor, now, language, deps }) => {
    permit(actor, 'operate', { thing: { citizenId: '', organisationIds: [] }, now })
    return { body: await deps.operations.look({ now, language }) }
  },
})
