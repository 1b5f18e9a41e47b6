import type { Context, Middleware } from 'koa'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../../db/failures.ts'
import { errors, Refusal } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import type { Problem } from '../../schemas/problem.ts'
import { failureOf } from '../log.ts'
import type { Metrics } from '../metrics.ts'

const typeBase = 'https://borgerdialog.dk/problems/'

/** Turns every failure into problem+json (RFC 9457); each leaves a line in the log. */
export function problems({ log, metrics }: { log: Logger; metrics: Metrics }): Middleware {
  return async function explainProblems(ctx, next) {
    try {
      await next()
    } catch (error) {
      const refusal = refusalOf(error)
      note(log, ctx, refusal)
      metrics.refusals.inc({ code: refusal.code })
      answer(ctx, refusal)
    }
  }
}

export function languageOf(ctx: Context): Language {
  return ctx.acceptsLanguages('da', 'en') === 'en' ? 'en' : 'da'
}

export function problemOf(refusal: Refusal, language: Language, traceId: string): Problem {
  const { status, title, detail } = errors[refusal.code]
  return {
    type: typeBase + refusal.code,
    code: refusal.code,
    title: title[language],
    status,
    detail: (refusal.details.detail ?? detail)[language],
    traceId,
    ...(refusal.details.errors && { errors: refusal.details.errors }),
  }
}

function answer(ctx: Context, refusal: Refusal): void {
  const language = languageOf(ctx)
  const problem = problemOf(refusal, language, ctx.state.traceId)
  ctx.status = problem.status
  ctx.set({ 'Content-Language': language, 'Cache-Control': 'no-store', ...refusal.details.headers })
  ctx.body = JSON.stringify(problem)
  ctx.type = 'application/problem+json'
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (!isDatabaseAway(error)) return new Refusal('internal', { cause: error })
  return new Refusal('unavailable', { headers: { 'Retry-After': '5' }, cause: error })
}

/** A no to the asker is information; one that is our own or a neighbour's doing says where it began. */
function note(log: Logger, ctx: Context, { code, details: { cause } }: Refusal): void {
  const { traceId, route = 'unknown' } = ctx.state
  const line = { traceId, method: ctx.method, route, code }
  if (code === 'internal') log.error({ ...line, failure: failureOf(cause) }, 'request failed')
  else if (cause === undefined) log.info(line, 'refused')
  else log.warn({ ...line, failure: failureOf(cause) }, 'something is away')
}
