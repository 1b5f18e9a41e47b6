import type { Context, Middleware } from 'koa'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../../db/failures.ts'
import { errors, Refusal } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import type { Problem } from '../../schemas/problem.ts'
import { placesOf } from '../log.ts'
import type { Metrics } from '../metrics.ts'

const typeBase = 'https://borgerdialog.dk/problems/'

/** Turns every failure into problem+json (RFC 9457); what we did not foresee is logged. */
export function problems({ log, metrics }: { log: Logger; metrics: Metrics }): Middleware {
  return async function explainProblems(ctx, next) {
    try {
      await next()
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.code === 'internal') {
        log.error({ traceId: ctx.state.traceId, failure: describe(error) }, 'request failed')
      }
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
  if (isDatabaseAway(error)) return new Refusal('unavailable', { headers: { 'Retry-After': '5' } })
  return new Refusal('internal')
}

/** Names and places only: a message may quote what someone wrote. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error ? error.code : undefined
  return { name: error.name, code, at: placesOf(error) }
}
