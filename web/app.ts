import Router from '@koa/router'
import Koa from 'koa'
import compress from 'koa-compress'
import type { State } from './ask.ts'
import { isBackground } from './ask.ts'
import type { Assets } from './assets.ts'
import { getCookie } from './cookies.ts'
import { createDispatch } from './dispatch.ts'
import { type Door, doorActions, doorHands, doorPages } from './door.ts'
import { type Protecting, protect } from './headers.ts'
import { isLanguage } from './language.ts'
import type { Pages } from './page.ts'
import { type Rooms, rooms } from './rooms.ts'

export interface App extends Door, Protecting, Rooms {
  assets: Assets
  trustedProxies: number
}

/** The pages, from the outside in. */
export function createApp(deps: App): Koa {
  const { trustedProxies } = deps
  const app = new Koa<State>({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies })
  app.silent = true
  const router = createRouter(deps)
  app.use(deps.assets.serve)
  app.use(protect(deps))
  app.use(
    compress({ filter: (type) => /^text\/(html|calendar)/.test(type), br: { params: { 1: 4 } } }),
  )
  app.use(findOut(deps))
  app.use(router.routes())
  app.use(createDispatch(deps).missing)
  return app as unknown as Koa
}

/** Who asks, in which language. */
function findOut({ assets, sessions }: App): Koa.Middleware<State> {
  return async function findOutWho(ctx, next) {
    const chosen = getCookie(ctx, 'sprog')
    ctx.state.assets = assets
    ctx.state.traceId = crypto.randomUUID().replaceAll('-', '')
    ctx.state.language = isLanguage(chosen) ? chosen : 'da'
    ctx.state.session = await sessions.find(ctx, isBackground(ctx))
    await next()
  }
}

function createRouter(deps: App): Router<State> {
  const router = new Router<State>()
  const dispatch = createDispatch(deps)
  const door: Pages = { pages: doorPages, actions: doorActions(deps), hands: doorHands(deps) }
  for (const { pages, actions, hands = [] } of [door, ...rooms(deps)]) {
    for (const page of pages) router.get(page.path, dispatch.page(page))
    for (const action of actions) router.post(action.path, dispatch.action(action))
    for (const hand of hands) router.get(hand.path, dispatch.hand(hand))
  }
  return router
}
