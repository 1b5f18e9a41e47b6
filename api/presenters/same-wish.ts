import type { SeenSameWish } from '../../db/models/same-wish.ts'
import type { SameWish } from '../../schemas/same-wish.ts'
import type { Answer } from '../answer.ts'
import { etagOf } from '../versions.ts'

export function answerSameWish(row: SeenSameWish): Answer {
  const { version, ...body } = row
  return { body: body satisfies SameWish, headers: { ETag: etagOf(version) } }
}
