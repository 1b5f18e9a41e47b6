/** The API over HTTP, as the person who is signed in; the pages know no other way to anything. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '../schemas/problem.ts'
import type { Language } from './language.ts'

const patienceMs = 15_000
const tries = 20
const pauseMs = 250

/** It said no, and why. */
export class Refused extends Error {
  readonly problem: Problem
  readonly challenge: string

  constructor(problem: Problem, challenge: string) {
    super(problem.code)
    this.problem = problem
    this.challenge = challenge
  }
}

/** It could not be reached, or could not answer: what was asked of it may or may not have happened. */
export class Away extends Error {}

export interface Sent {
  body?: object
  /** Of the form: what is sent twice from one form happens once. */
  key?: string
  /** The ETag that a change is made to. */
  version?: string
}

export interface Answer<T> {
  body: T
  status: number
  version: string
}

export interface Api {
  get<T>(path: string): Promise<T>
  /** With the version that a change must name. */
  read<T>(path: string): Promise<Answer<T>>
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, sent: Sent): Promise<Answer<T>>
  /** An answer that is handed on as it comes. */
  open(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response>
}

export interface ApiOptions {
  url: string
  token: string | undefined
  language: Language
  /** From where the person comes: limits and the access log are about them, not about us. */
  address: string
}

/** A path in which every value is one segment, or one value of the query. */
export function at(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce((path, part, index) => {
    return path + encodeURIComponent(String(values[index - 1])) + part
  })
}

/** `?a=1&b=2` of what there is. */
export function asking(query: Record<string, string | undefined>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) given.set(name, value)
  return given.size > 0 ? `?${given}` : ''
}

export function createApi({ url, token, language, address }: ApiOptions): Api {
  const base = {
    'Accept-Language': language,
    'X-Forwarded-For': address,
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  }

  async function call(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...base, ...(init.headers as Record<string, string>) }
    const signal = init.signal ?? AbortSignal.timeout(patienceMs)
    const ask = () => fetch(url + path, { ...init, headers, signal, redirect: 'error' })
    try {
      return await ask().catch((error: unknown) => {
        if (!mayRepeat(init) || !wasCutOff(error)) throw error
        return ask()
      })
    } catch (cause) {
      throw new Away('The API does not answer', { cause })
    }
  }

  async function read<T>(path: string): Promise<Answer<T>> {
    return answerOf(await call(path, {}))
  }

  return {
    read,
    get: async <T>(path: string) => (await read<T>(path)).body,
    async send<T>(method: string, path: string, { body, key = '', version }: Sent) {
      const text = body && JSON.stringify(body)
      const headers = {
        ...(text && { 'Content-Type': 'application/json' }),
        // someone waits for the receipt: it is worth a few seconds that all is done by then
        ...(method === 'POST' && { Prefer: 'wait=8' }),
        ...(method === 'POST' && { 'Idempotency-Key': keyOf([key, path, text ?? '']) }),
        ...(version !== undefined && { 'If-Match': version }),
      }
      for (let left = tries; ; left--) {
        const response = await call(path, { method, headers, ...(text && { body: text }) })
        try {
          return await answerOf<T>(response)
        } catch (error) {
          // the first click is still being carried out: its answer is this one's too
          const running = error instanceof Refused && error.message === inProgress
          if (!running || left <= 1) throw error
          await sleep(pauseMs)
        }
      }
    },
    async open(path, headers, signal) {
      const response = await call(path, { headers, signal })
      if (!response.ok) await answerOf(response)
      return response
    },
  }
}

/** A POST brings the form's key: sent again, it happens once. */
function mayRepeat({ method = 'GET' }: RequestInit): boolean {
  return method === 'GET' || method === 'POST'
}

/** The connection was kept, and closed at the other end as we used it: by a restart, or for its age. */
function wasCutOff(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException
  return code !== undefined && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code)
}

const inProgress = 'idempotency-key-in-progress'

/** The same form with the same content is the same wish; changed, after "back", it is another one. */
function keyOf(parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hash.slice([0, 8, 12, 16, 20][i], end)).join('-')
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const { status, headers } = response
  const text = await response.text().catch((cause: unknown) => {
    throw new Away('The answer broke off', { cause })
  })
  const isJson = /\bjson\b/.test(headers.get('Content-Type') ?? '')
  if (response.ok) {
    const body = (isJson ? JSON.parse(text) : undefined) as T
    return { body, status, version: headers.get('ETag') ?? '' }
  }
  if (!isJson || status >= 500) throw new Away(`The API answered ${status}`)
  throw new Refused(JSON.parse(text) as Problem, headers.get('WWW-Authenticate') ?? '')
}
