import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../db/database.ts'
import {
  claimKey,
  type KeyClaim,
  keepAnswer,
  type StoredAnswer,
} from '../db/models/idempotency-key.ts'
import { Refusal } from '../domain/errors.ts'
import type { Answer } from './answer.ts'

/**
 * Runs `effect` and keeps its answer under the request's key, in one transaction; a second request
 * with the key gets the first answer. `later` may better the answer after the commit.
 */
export type Once = (effect: (trx: Transaction) => Promise<Answer>, later?: Later) => Promise<Answer>

interface Later {
  withinMs: number
  answer: () => Promise<Answer | undefined>
}

interface KeyedRequest {
  actorId: string
  /** The header as it came: a quoted string (draft-ietf-httpapi-idempotency-key-header-07 §2.1), or bare. */
  header: string | undefined
  method: string
  path: string
  body: unknown
}

const graceMs = 1000

export function createOnce(db: Database, now: () => Date, request: KeyedRequest): Once {
  return async (effect, later) => {
    const claim = claimOf(request)
    const first = await db.transaction(async (trx) => {
      const earlier = await claimKey(trx, { ...claim, now: now().toISOString() })
      if (earlier) return { replay: replayOf(earlier, claim) }
      const answer = await effect(trx)
      const until = later && new Date(now().getTime() + later.withinMs + graceMs).toISOString()
      await keepAnswer(trx, { ...claim, ...stored(answer), runningUntil: until ?? null })
      return { answer }
    })
    if ('replay' in first) return first.replay
    return later ? await better(first.answer, later.answer) : first.answer

    /** What was committed stands and is answered, whatever fails afterwards. */
    async function better(answer: Answer, improve: Later['answer']): Promise<Answer> {
      try {
        const last = (await improve()) ?? answer
        await keepAnswer(db, { ...claim, ...stored(last), runningUntil: null })
        return last
      } catch {
        return answer
      }
    }
  }
}

function claimOf({ actorId, header, method, path, body }: KeyedRequest): KeyClaim {
  const key = /^"([\x20\x21\x23-\x7e]{1,255})"$|^([\x21\x23-\x7e]{1,255})$/.exec(header ?? '')
  if (!key) throw new Refusal('idempotency-key-missing')
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([method, path, sorted(body)]))
    .digest('base64url')
  return { actorId, key: key[1] ?? key[2] ?? '', fingerprint }
}

function replayOf(
  earlier: StoredAnswer & { fingerprint: string; running: boolean },
  claim: KeyClaim,
): Answer {
  if (earlier.fingerprint !== claim.fingerprint) throw new Refusal('idempotency-key-reused')
  if (earlier.running) {
    throw new Refusal('idempotency-key-in-progress', { headers: { 'Retry-After': '1' } })
  }
  const { status, headers, body } = earlier
  return { status, headers, body: body === '' ? undefined : JSON.parse(body) }
}

function stored({ status = 200, headers = {}, body }: Answer): StoredAnswer {
  return { status, headers, body: body === undefined ? '' : JSON.stringify(body) }
}

/** The same body in another order is the same body; bodies are flat. */
function sorted(body: unknown): unknown {
  return body && typeof body === 'object' ? Object.entries(body).sort() : body
}
