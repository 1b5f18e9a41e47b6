import { Event } from '../../schemas/event.ts'
import { route } from '../route.ts'

export const listenToEvents = route({
  method: 'GET',
  path: '/v1/events',
  summary: 'What has changed of what I may see, as it happens; kinds and ids, no content',
  responses: { 200: null },
  streams: Event,
  may: 'signed in',
  handle: async ({ acting, lastEventId, trx, deps }) => ({
    body: await deps.events.open(trx, { acting, lastEventId }),
    type: 'text/event-stream',
    // a proxy must not keep it back
    headers: { 'X-Accel-Buffering': 'no' },
  }),
})
