import { SameWish } from '../../schemas/same-wish.ts'
import { SameWishAnswer, SameWishRequest } from '../../schemas/same-wish-request.ts'
import { acceptSameWish } from '../acceptance/same-wish.ts'
import { acceptSameAnswer } from '../acceptance/same-wish-answer.ts'
import { answerSameWish } from '../presenters/same-wish.ts'
import { route } from '../route.ts'
import { showSameWish } from '../shown-same-wish.ts'

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
      const { wish, thing } = await showSameWish(trx, id)
      saw(thing)
      const { headers, ...answer } = answerSameWish(wish)
      const location = { Location: `/v1/same-wishes/${id}`, ...headers }
      return { ...answer, status: 201, headers: location, about }
    }),
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
      const { wish, thing } = await showSameWish(trx, params.id)
      saw(thing)
      return { ...answerSameWish(wish), about }
    }),
})
