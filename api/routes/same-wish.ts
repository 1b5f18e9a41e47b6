import type { Database } from '../../db/database.ts'
import { oversee } from '../../db/models/overview.ts'
import { findSameWish, type SeenSameWish } from '../../db/models/same-wish.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit, type Thing } from '../../domain/policies.ts'
import { SameWish, SameWishAnswer, SameWishRequest } from '../../schemas/same-wish.ts'
import { acceptSameWish } from '../acceptance/same-wish.ts'
import { acceptSameAnswer } from '../acceptance/same-wish-answer.ts'
import { acceptSameWishUndo } from '../acceptance/same-wish-undo.ts'
import { answerSameWish } from '../presenters/same-wish.ts'
import { route } from '../route.ts'

export const joinSameWish = route({
  method: 'POST',
  path: '/v1/same-wishes',
  summary: 'Join chats of one citizen, also with other organisations, to give them one answer',
  body: SameWishRequest,
  responses: { 201: SameWish },
  reads: 'same-wish',
  may: 'join wishes',
  handle: async ({ actor, body, now, once, saw }) =>
    once(async (trx) => {
      const { id, thread: about } = await acceptSameWish(trx, { actor, wish: body, now })
      const { wish, thing } = await show(trx, id)
      saw(thing)
      const { headers, ...answer } = answerSameWish(wish)
      const location = { Location: `/v1/same-wishes/${id}`, ...headers }
      return { ...answer, status: 201, headers: location, about }
    }),
})

export const getSameWish = route({
  method: 'GET',
  path: '/v1/same-wishes/{id}',
  summary: 'Chats that were joined; its ETag is needed to undo it',
  responses: { 200: SameWish },
  reads: 'same-wish',
  may: 'read wishes',
  handle: async ({ actor, params, now, trx, saw }) => {
    const { wish, thing } = await show(trx, params.id)
    saw(permit(actor, 'read wishes', { thing, now }))
    return answerSameWish(wish)
  },
})

export const answerSame = route({
  method: 'POST',
  path: '/v1/same-wishes/{id}/answer',
  summary: 'Answer in all of the chats at once; their tasks are done',
  body: SameWishAnswer,
  responses: { 200: SameWish },
  reads: 'same-wish',
  may: 'answer wishes',
  handle: async ({ actor, params, body, now, once, saw }) =>
    once(async (trx) => {
      const wanted = { actor, id: params.id, answer: body, now }
      const about = await acceptSameAnswer(trx, wanted)
      const { wish, thing } = await show(trx, params.id)
      saw(thing)
      return { ...answerSameWish(wish), about }
    }),
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

async function show(trx: Database, id: string): Promise<{ wish: SeenSameWish; thing: Thing }> {
  const found = await findSameWish(trx, id)
  const thing = found && (await oversee(trx, found.citizenId))
  // the state of its tasks is seen across organisations only
  const wish = thing && (await findSameWish(trx, id))
  if (!wish) throw new Refusal('not-found')
  return { wish, thing }
}
