import type { Payload } from '@temporalio/common'
import type { Context, Middleware } from 'koa'
import { inTransaction } from '../db/acting.ts'
import { findActor } from '../db/actors.ts'
import { Refusal } from '../domain/errors.ts'
import { permit } from '../domain/policies.ts'
import { actingFor } from './asking.ts'
import { unauthenticated } from './challenge.ts'
import type { Dependencies } from './dependencies.ts'
import { readBytes } from './middleware/body.ts'
import { type Html, html } from './presenters/html.ts'

const cookie = 'operator-token'
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
    ctx.set({ 'Cache-Control': 'no-store', Vary: 'Origin' })
    if (ctx.get('Origin') === origin) allowUi(ctx, origin)
    if (ctx.method === 'OPTIONS') ctx.status = 204
    else if (ctx.method === 'GET' && ctx.path === '/codec') showForm(ctx)
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
  await requireOperator(token, deps)
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

async function requireOperator(authorization: string, deps: Dependencies): Promise<void> {
  const acting = await actingFor(authorization, deps)
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

function showForm(ctx: Context): void {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Payloads in clear text</title></head>
<body><main>
<h1>Payloads in clear text</h1>
<p>Hand in an operator's token (<code>npm run --silent token -- otto</code>). For one hour this
browser may then read payloads.</p>
<form method="post"><label>Token <input name="token" type="password" required size="60"></label>
<button>Hand in</button></form>
</main></body></html>
`
  showPage(ctx, page)
}

async function handIn(ctx: Context, deps: Dependencies): Promise<void> {
  const form = new URLSearchParams((await readBytes(ctx, '16kb')).toString())
  const token = form.get('token')?.trim() ?? ''
  await requireOperator(`Bearer ${token}`, deps)
  ctx.cookies.set(cookie, token, {
    path: '/codec',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 3_600_000,
  })
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Payloads in clear text</title></head>
<body><main>
<h1>Payloads in clear text</h1>
<p>For one hour this browser may read payloads. In the
<a href="${deps.temporalUiUrl}">Temporal web UI</a>, once: click the glasses at the top, choose “Use
my browser setting and ignore Cluster-level setting”, enter <code>${ctx.origin}/codec</code>, switch
on “Include cross-origin credentials”, and apply.</p>
</main></body></html>
`
  showPage(ctx, page)
}

function showPage(ctx: Context, page: Html): void {
  ctx.body = page.text
  ctx.type = 'text/html; charset=utf-8'
}
