/** A client of `GET /v1/events`, as browsers are: it hears, and knows from where to resume. */
import { tokenFor } from './caller.ts'
import { eventually } from './eventually.ts'

export interface Heard {
  id: string
  event: string
  data: { kind?: string; id?: string; threadId?: string | null; citizenId?: string | null }
}

export interface Listening {
  status: number
  headers: Headers
  heard: Heard[]
  /** The last id, also of a heartbeat. */
  lastId(): string
  isEnded(): boolean
  /** The first that was heard of such a kind; fails after some seconds. */
  until(event: string, id?: string): Promise<Heard>
  untilEnded(ms?: number): Promise<boolean>
  leave(): Promise<void>
}

/** Less than until the next heartbeat, which looks for news by itself. */
const patienceMs = 12_000

interface Wanted {
  token?: Promise<string>
  lastEventId?: string | undefined
}

export async function listenAs(
  url: string,
  subject: string,
  { token = tokenFor({ subject }), lastEventId }: Wanted = {},
): Promise<Listening> {
  const leaving = new AbortController()
  const response = await fetch(`${url}/v1/events`, {
    headers: {
      Authorization: `Bearer ${await token}`,
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
    },
    signal: leaving.signal,
  })
  const heard: Heard[] = []
  let lastId = lastEventId ?? ''
  let ended = false
  const take = (block: string) => {
    const fields = new Map(block.split('\n').map((line) => split(line)))
    lastId = fields.get('id') ?? lastId
    const data = fields.get('data')
    if (data === undefined) return
    heard.push({ id: lastId, event: fields.get('event') ?? 'message', data: JSON.parse(data) })
  }
  const reading = read(response, take).finally(() => {
    ended = true
  })
  return {
    status: response.status,
    headers: response.headers,
    heard,
    lastId: () => lastId,
    isEnded: () => ended,
    async until(event, id) {
      const find = () =>
        heard.find((one) => one.event === event && (id === undefined || one.data.id === id))
      const found = await eventually(async () => find(), Boolean, patienceMs)
      if (!found) throw new Error(`${subject} did not hear ${event} ${id}`)
      return found
    },
    untilEnded: (ms = patienceMs) => eventually(async () => ended, Boolean, ms),
    async leave() {
      leaving.abort()
      await reading
    },
  }
}

async function read({ body }: Response, take: (block: string) => void): Promise<void> {
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const bytes of body ?? []) {
      rest += decoder.decode(bytes, { stream: true })
      const blocks = rest.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) take(block)
    }
  } catch {
    // ended from here or there
  }
}

function split(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}
