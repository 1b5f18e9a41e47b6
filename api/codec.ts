import type { Payload } from '@temporalio/common'
import type { Context, Middleware } from 'koa'
import { inTransaction } from '../db/acting.ts'
import { findActor } from '../db/actors.ts'
import { Refusal } from '../domain/errors.ts'
import { permit } from '../domain/policies.ts'
import type { Markup } from '../package/markup.ts'
import { actingFor } from './asking.ts'
import { unauthenticated } from './challenge.ts'
import type { Dependencies } from './dependencies.ts'
import { readBytes } from './middleware/body.ts'
import { handedIn, tokenForm } from './presenters/codec-page.ts'

/** The prefix binds it to this host, to https, and to `/` (RFC 6265bis); browsers take localhost for safe. */
const cookie = '__Host-operator-token'
const attributes = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 3_600_000,
} as const
const limit = '4mb'

/**
 * Shows what the Temporal web UI can't read: `POST /codec/decode` in the form that it expects
 * (Temporal "codec server"), for an operator's token only. A browser hands the token in once, at
 * `GET /codec`, and sends it as a cookie that no script can read.
 */
export function payloadDecoder(deps: Dependencies): Middleware {
  const origin = new URL(deps.temporalUiUrl).origin

  return async function decodePayloads(ctx, next) {
    if (ctx.path !== '/codec' && ctx.path !== '/codec/decode') return next()
    ctx.state.route = ctx.path
    ctx.set({ 'Cache-Control': 'no-store', Vary: 'Origin' })
    if (ctx.get('Origin') === origin) allowUi(ctx, origin)
    if (ctx.method === 'OPTIONS') ctx.status = 204
    else if (ctx.method === 'GET' && ctx.path === '/codec') showPage(ctx, tokenForm)
    else if (ctx.method === 'POST' && ctx.path === '/codec') await handIn(ctx, deps)
    else if (ctx.method === 'POST') await decode(ctx, deps)
    else throw new Refusal('method-not-allowed')
  }
}

function allowUi(ctx: Context, origin: string): void {
  ctx.set({
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': 'authorization, content-type, x-namespace',
    'Access-Control-Allow-Methods': 'POST',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
}

async function decode(ctx: Context, deps: Dependencies): Promise<void> {
  const token = ctx.get('Authorization') || `Bearer ${ctx.cookies.get(cookie) ?? ''}`
  await requireOperator(ctx, token, deps)
  const payloads = read((await readBytes(ctx, limit)).toString())
  const decoded = await decodeAll(deps, payloads)
  ctx.body = JSON.stringify({
    payloads: decoded.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([name, value]) => [name, toBase64(value)]),
      ),
      data: toBase64(data),
    })),
  })
  ctx.type = 'application/json'
}

async function requireOperator(ctx: Context, token: string, deps: Dependencies): Promise<void> {
  const acting = await actingFor(token, deps)
  ctx.state.signedInAs = acting.kind
  const actor = await inTransaction(deps.db, acting, (trx) =>
    findActor(trx, acting, { writes: false }),
  )
  if (!actor) throw unauthenticated()
  const everything = { citizenId: '', organisationIds: [] }
  permit(actor, 'read payloads', { thing: everything, now: deps.now() })
}

async function decodeAll({ payloads: cipher }: Dependencies, payloads: Payload[]) {
  try {
    return await cipher.decode(payloads)
  } catch {
    throw new Refusal('body-invalid', {
      errors: [{ pointer: '/payloads', detail: 'cannot be read' }],
    })
  }
}

function read(text: string): Payload[] {
  try {
    const { payloads }: { payloads: { metadata?: Record<string, string>; data?: string }[] } =
      JSON.parse(text)
    return payloads.map(({ metadata = {}, data = '' }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
      ),
      data: Buffer.from(data, 'base64'),
    }))
  } catch {
    throw new Refusal('body-invalid')
  }
}

function toBase64(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64')
}

async function handIn(ctx: Context, deps: Dependencies): Promise<void> {
  const form = new URLSearchParams((await readBytes(ctx, '16kb')).toString())
  if (form.has('forget')) return forget(ctx)
  const token = form.get('token')?.trim() ?? ''
  await requireOperator(ctx, `Bearer ${token}`, deps)
  setCookie(ctx, token)
  showPage(ctx, handedIn({ temporalUiUrl: deps.temporalUiUrl, codecUrl: `${ctx.origin}/codec` }))
}

/** Anyone may have this browser forget; who has no cookie loses nothing. */
function forget(ctx: Context): void {
  setCookie(ctx, '')
  ctx.set('Clear-Site-Data', '"cache", "storage"')
  showPage(ctx, tokenForm)
}

/** Without a token it is gone at once. */
function setCookie(ctx: Context, token: string): void {
  // Koa sends Secure over https only; over http to this machine browsers keep it all the same
  ctx.cookies.secure = true
  ctx.cookies.set(cookie, token, attributes)
}

function showPage(ctx: Context, page: Markup): void {
  ctx.body = page.text
  ctx.type = 'text/html; charset=utf-8'
}
