import { createHash } from 'node:crypto'
import { type Database, vaultOf } from '../db/database.ts'
import { Citizen } from '../db/models/citizen.ts'
import {
  claimKey,
  type KeyClaim,
  keepAnswer,
  type StoredAnswer,
} from '../db/models/idempotency-key.ts'
import type { NewRow } from '../db/sql.ts'
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/errors.ts'
import { may, permit, type Thing } from '../domain/policies.ts'
import type { Answer } from './answer.ts'
import type { Route } from './route.ts'

/**
 * Runs `effect` and keeps its answer under the request's key, in the request's transaction; a second
 * request with the key gets the first answer. `later` may better the answer after the commit.
 */
export type Once = (effect: (trx: Database) => Promise<Answer>, later?: Later) => Promise<Answer>

/** In which transaction something is shown, and how one tells whose it is, for the access log. */
export interface Showing {
  trx: Database
  saw: (...things: Thing[]) => void
}

/** What an answer may still wait for. */
export interface Later {
  withinMs: number
  /** After the commit; false where the first answer stands. */
  until: () => Promise<boolean>
  /** In a transaction of its own; undefined where the first answer stands. */
  answer: (showing: Showing) => Promise<Answer | undefined>
}

/** The better answer that was promised, and how it is kept. */
export interface Promised extends Later {
  keep: (trx: Database, answer: Answer, line: NewRow | undefined) => Promise<void>
}

interface KeyedRequest {
  actor: Actor
  /** The header as it came: a quoted string (draft-ietf-httpapi-idempotency-key-header-07 §2.1), or bare. */
  header: string | undefined
  method: string
  path: string
  body: unknown
  /** The right that it asks for. */
  may: Route['may']
}

const graceMs = 1000

export function createOnce(
  trx: Database,
  request: KeyedRequest,
  {
    now,
    promise,
    saw,
  }: Pick<Showing, 'saw'> & { now: () => Date; promise: (later: Promised) => void },
): Once {
  return async (effect, later) => {
    const claim = claimOf(trx, request)
    const earlier = await claimKey(trx, { ...claim, now: now().toISOString() })
    if (earlier) {
      const answer = replayOf(earlier, claim)
      if (earlier.citizenId) saw(await lookAgain(trx, request, { ...earlier, now: now() }))
      return answer
    }
    const answer = await effect(trx)
    const until = later && new Date(now().getTime() + later.withinMs + graceMs).toISOString()
    await keepAnswer(trx, { ...claim, ...stored(answer), runningUntil: until ?? null })
    const { about } = answer
    if (later) {
      const keep: Promised['keep'] = (again, last, line) =>
        keepAnswer(again, { ...claim, ...stored({ ...last, about }), runningUntil: null, line })
      promise({ ...later, keep })
    }
    return answer
  }
}

/** Who may neither look at the citizen nor ask the same again any more does not get the old answer either. */
async function lookAgain(
  trx: Database,
  { actor, may: right }: KeyedRequest,
  { citizenId, now }: { citizenId: string | null; now: Date },
): Promise<Thing> {
  const citizen = citizenId ? await Citizen.withOrganisations(trx, citizenId) : undefined
  const isRight = right !== 'anyone' && right !== 'signed in'
  if (citizen && isRight && may(actor, right, { thing: citizen, now })) return citizen
  return permit(actor, 'read citizen', { thing: citizen, now })
}

function claimOf(trx: Database, { actor, header, method, path, body }: KeyedRequest): KeyClaim {
  const key = /^"([\x20\x21\x23-\x7e]{1,255})"$|^([\x21\x23-\x7e]{1,255})$/.exec(header ?? '')
  if (!key) throw new Refusal('idempotency-key-missing')
  const { hash } = vaultOf(trx)
  const digest = createHash('sha256').update(JSON.stringify([method, path, sorted(body)]))
  // keyed: a body may be guessed from a plain hash, and a key may be made of a name
  const fingerprint = hash(digest.digest('base64url'))
  return { actorId: actor.id, key: hash(key[1] ?? key[2] ?? ''), fingerprint }
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

function stored({ status = 200, headers = {}, body, about }: Answer): StoredAnswer {
  return { status, headers, body: body === undefined ? '' : JSON.stringify(body), about }
}

/** The same body in another order is the same body. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return fields.map(([name, one]) => [name, sorted(one)])
}
