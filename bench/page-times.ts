/** What a server in this process takes for an answer, by Node's own account of it (node:diagnostics_channel). */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

interface Span {
  began: number
  ended: number
}

export interface PageTimes {
  /** Of the one answer meanwhile, in ms: from its request to its last byte, and while it waited for the API. */
  during(ask: () => Promise<unknown>): Promise<[whole: number, waited: number]>
}

/** @param urls of the server that is watched, and of the API that it asks. */
export function watchTimes(urls: { pages: string; api: string }): PageTimes {
  const answers = watch<{ request: IncomingMessage }>(
    ['http.server.request.start', 'http.server.response.finish'],
    ({ request }) => [request, `http://${request.headers.host}` === urls.pages],
  )
  const calls = watch<{ request: { origin: string } }>(
    ['undici:request:create', 'undici:request:trailers'],
    ({ request }) => [request, request.origin === urls.api],
  )
  return {
    async during(ask) {
      for (const spans of [answers, calls]) spans.length = 0
      await ask()
      const [answer, more] = answers
      if (!answer || more) throw new Error('Not exactly one answer was given')
      return [answer.ended - answer.began, covered(calls)]
    },
  }
}

/** Collects from the beginning to the end of what is wished. */
function watch<T>([begins, ends]: [string, string], of: (said: T) => [object, boolean]): Span[] {
  const spans: Span[] = []
  const begun = new WeakMap<object, number>()
  subscribe(begins, (said) => {
    const [key, wished] = of(said as T)
    if (wished) begun.set(key, performance.now())
  })
  subscribe(ends, (said) => {
    const began = begun.get(of(said as T)[0])
    if (began !== undefined) spans.push({ began, ended: performance.now() })
  })
  return spans
}

/** While at least one was on its way. */
function covered(calls: Span[]): number {
  let [sum, until] = [0, 0]
  for (const { began, ended } of calls.toSorted((a, b) => a.began - b.began)) {
    sum += Math.max(0, ended - Math.max(began, until))
    until = Math.max(until, ended)
  }
  return sum
}
