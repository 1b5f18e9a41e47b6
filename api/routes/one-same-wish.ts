import { permit } from '../../domain/policies.ts'
import { SameWish } from '../../schemas/same-wish.ts'
import { acceptSameWishUndo } from '../acceptance/same-wish-undo.ts'
import { answerSameWish } from '../presenters/same-wish.ts'
import { route } from '../route.ts'
import { showSameWish } from '../shown-same-wish.ts'

export const getSameWish = route({
  method: 'GET',
  path: '/v1/same-wishes/{id}',
  summary: 'Chats that were joined; its ETag is needed to undo it',
  responses: { 200: SameWish },
  reads: 'same-wish',
  may: 'read wishes',
  handle: async ({ actor, params, now, trx, saw }) => {
    const { wish, thing } = await showSameWish(trx, params.id)
    saw(permit(actor, 'read wishes', { thing, now }))
    return answerSameWish(wish)
  },
})

export const undoSame = route({
  method: 'DELETE',
  path: '/v1/same-wishes/{id}',
  summary: 'Take them apart again, within a day of the answer; its tasks are open again',
  responses: { 204: null },
  may: 'answer wishes',
  handle: async ({ actor, params, ifMatch, now, trx }) => {
    await acceptSameWishUndo(trx, { actor, id: params.id, ifMatch, now })
    return { status: 204 }
  },
})
