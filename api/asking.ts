import type { PersonActing } from '../db/acting.ts'
import { inTransaction } from '../db/acting.ts'
import { findActor } from '../db/actors.ts'
import { type Database, vaultOf } from '../db/database.ts'
import type { Actor } from '../domain/actor.ts'
import type { Thing } from '../domain/policies.ts'
import { lineOf, logLook } from './access.ts'
import type { Answer } from './answer.ts'
import { unauthenticated } from './challenge.ts'
import type { Dependencies } from './dependencies.ts'
import { createOnce, type Promised } from './idempotency.ts'
import { failureOf } from './log.ts'
import type { Asked, Request, Route } from './route.ts'

/** A request by someone who is signed in. */
export interface Asking {
  route: Route
  request: Request
  acting: PersonActing
  deps: Dependencies
}

/** For whom a request's transactions act; someone at work is an employee, and nothing else. */
export async function actingFor(
  authorization: string | undefined,
  { identity, limits, db }: Dependencies,
): Promise<PersonActing> {
  const signedIn = await identity.signedIn(authorization)
  const { subject, kind, cpr, assurance, issuedAt, until } = signedIn
  await limits.identity(`${kind} ${subject}`)
  return {
    kind: kind === 'professional' ? 'employee' : 'citizen',
    subject,
    cprHash: cpr && vaultOf(db).hash(cpr),
    assurance,
    issuedAt,
    until,
  }
}

/** What is left to do when the transaction has been committed. */
interface Rest {
  works: (() => unknown)[]
  promised: Promised | undefined
}

/**
 * One request, one transaction: who asks, what they may, what they do, and the line in the access
 * log stand or fall together. Everything else comes after the commit.
 */
export async function answer(asking: Asking): Promise<Answer> {
  const { route, acting, deps } = asking
  const rest: Rest = { works: [], promised: undefined }
  const first = await inTransaction(deps.db, acting, async (trx) => {
    const actor = await findActor(trx, acting, { writes: route.method !== 'GET' })
    if (!actor) throw unauthenticated()
    const things: Thing[] = []
    const asked = ask(asking, { trx, actor, rest, things })
    const answered = await route.handle(asked)
    const logged = await logLook(trx, { ...asking, actor, things, now: asked.now })
    return { actor, answered, logged }
  })
  for (const work of rest.works) work()
  return rest.promised ? better(asking, rest.promised, first) : first.answered
}

interface Now {
  trx: Database
  actor: Actor
  rest: Rest
  things: Thing[]
}

function ask({ route, request, acting, deps }: Asking, { trx, actor, rest, things }: Now): Asked {
  const { path, body, idempotencyKey: header } = request
  const saw: Asked['saw'] = (...more) => void things.push(...more)
  const keyed = { actor, header, method: route.method, path, body, may: route.may }
  return {
    ...request,
    actor,
    acting,
    trx,
    deps,
    now: deps.now(),
    saw,
    afterCommit: (work) => void rest.works.push(work),
    once: createOnce(trx, keyed, {
      saw,
      now: deps.now,
      promise: (promised) => {
        rest.promised = promised
      },
    }),
  }
}

/** What was committed stands and is answered, whatever fails afterwards. */
async function better(
  { route, request, acting, deps }: Asking,
  promised: Promised,
  { actor, answered, logged }: { actor: Actor; answered: Answer; logged: boolean },
): Promise<Answer> {
  try {
    if (!(await promised.until())) return answered
    return await inTransaction(deps.db, { ...acting, actorId: actor.id }, async (trx) => {
      const things: Thing[] = []
      const last = await promised.answer({ trx, saw: (...more) => void things.push(...more) })
      if (!last) return answered
      const look = { actor, route, request, things, now: deps.now() }
      // one line a request
      const line = logged ? undefined : await lineOf(trx, look)
      await promised.keep(trx, last, line)
      return last
    })
  } catch (error) {
    const { traceId } = request
    deps.log.warn({ traceId, failure: failureOf(error) }, 'answered as it was first')
    return answered
  }
}
