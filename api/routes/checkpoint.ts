import { findCheckpoint, listCheckpoints as list } from '../../db/models/checkpoint.ts'
import { Refusal } from '../../domain/errors.ts'
import { Checkpoint, PublishedCheckpoint } from '../../schemas/checkpoint.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { numberOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { route } from '../route.ts'

export const listCheckpoints = route({
  method: 'GET',
  path: '/v1/checkpoints',
  summary: 'What the record came to, minute by minute, signed; the first first',
  query: PageQuery,
  responses: { 200: pageSchema(Checkpoint) },
  may: 'anyone',
  handle: async ({ trx, query: { cursor, limit } }) => {
    const rows = await list(trx, { after: numberOf(cursor), limit: limit + 1 })
    return {
      body: pageOf(rows, limit, {
        present: (row): Checkpoint => row,
        place: ({ number }) => [String(number), ''],
      }),
    }
  },
})

export const getCheckpoint = route({
  method: 'GET',
  path: '/v1/checkpoints/{number}',
  summary: 'One of them, with the hashes of the entries that it is the first to stand for',
  responses: { 200: PublishedCheckpoint },
  may: 'anyone',
  handle: async ({ trx, params }) => {
    const found = await findCheckpoint(trx, Number(params.number))
    if (!found) throw new Refusal('not-found')
    return { body: found }
  },
})
