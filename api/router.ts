import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/errors.ts'
import type { Answer } from './answer.ts'
import { actingFor, answer } from './asking.ts'
import { isUuid } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { readBody } from './middleware/body.ts'
import { languageOf } from './middleware/problem.ts'
import { preferredWaitMs } from './prefer.ts'
import type { Request, Route } from './route.ts'
import { type Check, checkBody, checkQuery } from './validation.ts'
import { needsVersion } from './versions.ts'

/** Puts the route records onto @koa/router: each is checked from the outside in, then handled. */
export function createRouter(routes: Route[], deps: Dependencies): Router {
  const router = new Router()
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    router.register(path, [route.method], [serve(route, deps)])
  }
  return router
}

function serve(route: Route, deps: Dependencies): Middleware {
  const check = { body: route.body && checkBody(route.body), query: checkQuery(route.query ?? {}) }

  return async function handled(ctx) {
    ctx.state.route = route.path
    const authorization = ctx.get('Authorization') || undefined
    const acting = route.may === 'anyone' ? undefined : await actingFor(authorization, deps)
    ctx.state.signedInAs = acting?.kind
    const request = await readRequest(ctx, route, check)
    send(
      ctx,
      await (acting ? answer({ route, request, acting, deps }) : openly(route, request, deps)),
    )
  }
}

/** For routes that `anyone` may ask; nothing is theirs. */
function openly(route: Route, request: Request, deps: Dependencies): Promise<Answer> {
  const nobody: Actor = {
    ...{ kind: 'citizen', id: '', name: '', assurance: 'substantial', representations: [] },
  }
  const nothing = () => undefined
  const once = () => Promise.reject(new Error('Nobody writes'))
  const acting = { kind: 'citizen' as const, subject: '', cprHash: null }
  const asked = { actor: nobody, acting, trx: deps.db, saw: nothing, afterCommit: nothing, once }
  return route.handle({ ...request, ...asked, now: deps.now(), deps })
}

interface Checks {
  body: Check | undefined
  query: Check
}

async function readRequest(ctx: Context, route: Route, check: Checks): Promise<Request> {
  const params: Record<string, string> = ctx.params
  if (!Object.entries(params).every(isParameter)) throw new Refusal('not-found')
  return {
    path: ctx.path,
    params,
    body: check.body && !leftOut(ctx, route) ? await checkedBody(ctx, check.body) : undefined,
    query: checkedQuery(ctx, check.query),
    language: languageOf(ctx),
    waitMs: preferredWaitMs(ctx.get('Prefer')),
    ifMatch: ifMatchOf(ctx, route),
    idempotencyKey: ctx.get('Idempotency-Key') || undefined,
    prefersHtml: ctx.accepts('json', 'html') === 'html',
    prefersCsv: ctx.accepts('json', 'csv') === 'csv',
    lastEventId: ctx.get('Last-Event-ID'),
    traceId: ctx.state.traceId,
    address: ctx.ip || null,
  }
}

/** Things are known by their ids, what is in a sequence by its number. */
function isParameter([name, value]: [string, string]): boolean {
  return name === 'number' ? /^[1-9]\d{0,8}$/.test(value) : isUuid(value)
}

/** Neither a body nor a word about one. */
function leftOut({ request: { length = 0 }, req }: Context, { bodyOptional }: Route): boolean {
  const { 'content-type': type, 'transfer-encoding': transfer } = req.headers
  return bodyOptional === true && length === 0 && !type && !transfer
}

async function checkedBody(ctx: Context, check: Check): Promise<unknown> {
  const body = await readBody(ctx)
  check(body)
  return body
}

function checkedQuery(ctx: Context, check: Check): unknown {
  const query = { ...ctx.query }
  const invisible = Object.entries(query).find(([, value]) => String(value).includes('\0'))
  if (invisible) {
    throw new Refusal('query-invalid', { errors: [{ pointer: invisible[0], detail: 'holds NUL' }] })
  }
  check(query)
  return query
}

function ifMatchOf(ctx: Context, route: Route): string {
  const version = ctx.get('If-Match')
  if (!version && needsVersion(route)) throw new Refusal('version-required')
  return version
}

function send(ctx: Context, { status = 200, headers = {}, body, type }: Answer): void {
  ctx.status = status
  ctx.set({ 'Cache-Control': 'no-store', ...headers })
  if (body === undefined) ctx.body = null
  else ctx.body = type ? body : JSON.stringify(body)
  if (body === undefined) ctx.status = status
  if (body !== undefined) ctx.type = type ?? 'application/json'
}
