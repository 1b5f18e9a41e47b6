/** From an address to its page; what goes wrong on the way becomes words in failures.ts. */
import type { Logger } from 'pino'
import { answer } from './answer.ts'
import { Away, Refused } from './api.ts'
import { ask, type Visit } from './ask.ts'
import { failureOf } from './failure-of.ts'
import {
  awayPage,
  brokenPage,
  forgedPage,
  missingPage,
  problemPage,
  stepUpPage,
  tooLongPage,
  tryAgainPage,
} from './failures.ts'
import { Forged, isForeign } from './foreign.ts'
import { type Form, formOf, Incomplete, readForm, TooLong, type Trouble } from './form.ts'
import type { Action, Asked, For, Hand, Page, Redirect, View } from './page.ts'
import { park } from './parked.ts'
import type { Seal } from './seal.ts'
import { isCsrfToken } from './session.ts'
import { signInAgain } from './sign-in-path.ts'

export interface Dispatching {
  apiUrl: string
  seal: Seal
  log: Logger
  now: () => Date
}

type Next = View | Redirect

/** Nobody is signed in, or the API says so. */
class SignedOut extends Error {}

export function createDispatch(deps: Dispatching) {
  return {
    page: (page: Page) => (ctx: Visit) => showPage(deps, ctx, page),
    action: (action: Action) => (ctx: Visit) => takeForm(deps, ctx, action),
    hand: (hand: Hand) => (ctx: Visit) => handOver(deps, ctx, hand),
    /** Of an address that no page has. */
    async missing(ctx: Visit) {
      const asked = ask(ctx, deps.apiUrl, deps.now())
      await answer(ctx, asked, missingPage(asked))
    },
  }
}

async function showPage(deps: Dispatching, ctx: Visit, page: Page): Promise<void> {
  const asked = ask(ctx, deps.apiUrl, deps.now())
  const next = await begin(asked, page.for, () => page.show(asked)).catch((error: unknown) =>
    explain(deps, ctx, { asked, error }),
  )
  await answer(ctx, asked, next)
}

async function handOver(deps: Dispatching, ctx: Visit, { for: who, hand }: Hand): Promise<void> {
  const asked = ask(ctx, deps.apiUrl, deps.now())
  const next = await begin(asked, who, () => hand(asked, ctx)).catch((error: unknown) =>
    explain(deps, ctx, { asked, error }),
  )
  if (next) await answer(ctx, asked, next)
}

async function takeForm(deps: Dispatching, ctx: Visit, action: Action): Promise<void> {
  const asked = ask(ctx, deps.apiUrl, deps.now())
  let form = formOf([])
  const take = async (): Promise<Next> => {
    if (isForeign(ctx)) throw new Forged()
    form = await readForm(ctx.req)
    return begin(asked, action.for, async () => {
      const { session } = ctx.state
      // signed in anew in another window: what was typed here is not lost, and not yet sent
      if (session && !isCsrfToken(session, form.text('csrf'))) {
        return tryAgainPage(asked, { to: ctx.url, form, why: 'other-window' })
      }
      return action.take(asked, form, ctx)
    })
  }
  const next = await take()
    .catch((error: unknown) => again(asked, action, { form, error }))
    .catch((error: unknown) => explain(deps, ctx, { asked, error, form }))
  await answer(ctx, asked, next)
}

/** Who one is is asked for beside the page's own questions, not before them. */
async function begin<T>(asked: Asked, who: For, work: () => Promise<T>): Promise<T> {
  const { personId, kind } = asked
  if (who !== 'anyone' && !personId) throw new SignedOut()
  const others = (who === 'citizen' || who === 'employee') && who !== kind
  if (others || !Object.values(asked.params).every(isId)) throw new Missing()
  const me = personId ? asked.me() : undefined
  if (who === 'anyone') me?.catch(() => undefined)
  const [done] = await Promise.all([work(), who === 'anyone' ? undefined : me])
  return done
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** There is no such page for this person. */
class Missing extends Error {}

interface Failed {
  asked: Asked
  error: unknown
  form?: Form
}

/** The form once more, with what is wrong with it; anything else is not the form's fault. */
async function again(
  asked: Asked,
  action: Action,
  { form = formOf([]), error }: Omit<Failed, 'asked'>,
) {
  const faults = faultsOf(error)
  if (!action.again || !faults) throw error
  return action.again(asked, { form, faults })
}

const notOfTheForm = ['unauthenticated', 'assurance-too-low', 'not-found']

function faultsOf(error: unknown): Trouble['faults'] | undefined {
  if (error instanceof Incomplete) return error.faults
  if (!(error instanceof Refused) || notOfTheForm.includes(error.problem.code)) return undefined
  const { detail, errors = [] } = error.problem
  // what is said of the fields themselves is for those who write programs
  const names = new Set(errors.map(({ pointer }) => pointer.split('/')[1] ?? ''))
  return [...(names.size > 0 ? names : [''])].map((name) => ({ name, text: detail }))
}

async function explain(deps: Dispatching, ctx: Visit, { asked, error, form }: Failed) {
  const code = error instanceof Refused ? error.problem.code : undefined
  const to = ctx.url
  if (error instanceof SignedOut || code === 'unauthenticated') {
    return signInAgain(form && (await keep(ctx, deps.seal, form)) ? '/fortsaet' : asked.here)
  }
  if (error instanceof Refused && code === 'assurance-too-low') {
    if (form) await keep(ctx, deps.seal, form)
    return stepUpPage(asked, error.challenge, form ? '/fortsaet' : asked.here)
  }
  if (error instanceof Away) {
    return form ? tryAgainPage(asked, { to, form, why: 'away' }) : awayPage(asked)
  }
  if (error instanceof Missing || code === 'not-found') return missingPage(asked)
  if (error instanceof Refused) return problemPage(asked, error.problem)
  if (error instanceof Forged) return forgedPage(asked)
  if (error instanceof TooLong) return tooLongPage(asked)
  const { traceId } = ctx.state
  deps.log.error({ ...failureOf(error), traceId }, 'a page failed')
  return form ? tryAgainPage(asked, { to, form, why: 'away' }) : brokenPage(asked, traceId)
}

/** Until its owner has signed in again. */
function keep(ctx: Visit, seal: Seal, { fields, text }: Form): Promise<boolean> {
  return park(ctx, seal, { to: ctx.url, fields, owner: text('who') })
}
