import { Readable } from 'node:stream'
import { asking, at } from './api.ts'
import type { Visit } from './ask.ts'
import type { Asked, For, Hand } from './page.ts'

/** The zip of a request, for whoever asked; handed on as it comes, since it may be larger than what fits here. */
export function packageHand(path: string, who: For): Hand {
  return { path, for: who, hand: handOn }
}

async function handOn({ api, params, query }: Asked, ctx: Visit): Promise<undefined> {
  const gone = new AbortController()
  ctx.res.once('close', () => gone.abort())
  const part = /^\d{1,6}$/.exec(query.get('del') ?? '')?.[0]
  const path = at`/v1/disclosure-requests/${params.id ?? ''}/package` + asking({ part })
  const { body, headers } = await api.open(path, { Accept: 'application/zip' }, gone.signal)
  for (const name of ['Content-Type', 'Content-Disposition', 'Content-Length']) {
    const value = headers.get(name)
    if (value) ctx.set(name, value)
  }
  if (body) {
    const stream = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
    // half a package is told from a whole one
    ctx.body = stream.once('error', () => ctx.res.destroy())
  }
  return undefined
}
