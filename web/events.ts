/** The API's stream of events, handed on to the browser as it comes. */
import { Readable } from 'node:stream'
import { Away } from './api.ts'
import type { Visit } from './ask.ts'
import type { Asked, Hand } from './page.ts'

/** Streams end when the pages close: browsers come back by themselves, to another process. */
export function eventsHand(closing: AbortSignal): Hand {
  return { path: '/haendelser', for: 'anyone', hand: (asked, ctx) => handOn(asked, ctx, closing) }
}

async function handOn({ api, personId, query }: Asked, ctx: Visit, closing: AbortSignal) {
  const gone = new AbortController()
  ctx.req.once('close', () => gone.abort())
  const signal = AbortSignal.any([gone.signal, closing])
  ctx.type = 'text/event-stream'
  ctx.set('X-Accel-Buffering', 'no')
  const last = ctx.get('Last-Event-ID') || query.get('efter')
  const headers = { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) }
  try {
    const { body } = personId ? await api.open('/v1/events', headers, signal) : { body: null }
    ctx.body = body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : over
  } catch (error) {
    ctx.body = over
    if (error instanceof Away) ctx.status = 503
  }
  return undefined
}

/** Nobody is signed in any more; our script does not ask again. */
const over = 'event: over\ndata: {}\n\n'
