import type { Context } from 'koa'
import getRawBody from 'raw-body'
import { Refusal } from '../../domain/errors.ts'

const largest = '64kb'
const slowMs = 10_000
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** The JSON body; refuses what is not JSON in UTF-8, too large, too slow, or holds what no text may. */
export async function readBody(ctx: Context): Promise<unknown> {
  const encoded = ctx.get('Content-Encoding')
  const charset = ctx.request.charset.toLowerCase()
  const isJson = ctx.is('application/json') && (charset === '' || charset === 'utf-8')
  if (!isJson || (encoded !== '' && encoded !== 'identity'))
    throw new Refusal('media-type-unsupported')
  return parse(await readBytes(ctx, largest))
}

/** The body as it came; refuses what is too large or too slow. */
export async function readBytes({ req, request }: Context, limit: string): Promise<Buffer> {
  let slow: NodeJS.Timeout | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    slow = setTimeout(() => reject(closing('body-too-slow')), slowMs)
  })
  try {
    const expected = request.length === undefined ? {} : { length: request.length }
    return await Promise.race([getRawBody(req, { limit, ...expected }), tooSlow])
  } catch (error) {
    if (error instanceof Refusal) throw error
    const large = error instanceof Error && 'type' in error && error.type === 'entity.too.large'
    throw closing(large ? 'body-too-large' : 'body-invalid')
  } finally {
    clearTimeout(slow)
  }
}

/** The rest of the body is not read: the connection can't be used again. */
function closing(code: 'body-too-slow' | 'body-too-large' | 'body-invalid'): Refusal {
  return new Refusal(code, { headers: { Connection: 'close' } })
}

function parse(bytes: Buffer): unknown {
  try {
    const text = decoder.decode(bytes)
    const body: unknown = JSON.parse(text)
    refuseTwice(text, body)
    refuseUnstorable(body)
    return body
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('body-invalid', { errors: [{ pointer: '', detail: 'is not JSON in UTF-8' }] })
  }
}

/** Which of two values counts, readers of JSON don't agree on (RFC 8259 §4). */
function refuseTwice(text: string, body: unknown): void {
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)]
  if (strings.filter(([, colon]) => colon).length === countFields(body)) return
  throw new Refusal('body-invalid', { errors: [{ pointer: '', detail: 'has a field twice' }] })
}

function countFields(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0
  const inner = Object.values(value).reduce((sum: number, one) => sum + countFields(one), 0)
  return Array.isArray(value) ? inner : inner + Object.keys(value).length
}

/** Postgres stores neither NUL nor half a surrogate pair. */
function refuseUnstorable(value: unknown, pointer = ''): void {
  if (typeof value === 'string' && (value.includes('\0') || !isWellFormed(value))) {
    const errors = [{ pointer, detail: 'holds a character that is not text' }]
    throw new Refusal('body-invalid', { errors })
  }
  if (value === null || typeof value !== 'object') return
  for (const [name, one] of Object.entries(value)) refuseUnstorable(one, `${pointer}/${name}`)
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
