import Koa from 'koa'
import { Refusal } from '../domain/errors.ts'
import { payloadDecoder } from './codec.ts'
import type { Dependencies } from './dependencies.ts'
import { documentation } from './documentation.ts'
import { cors } from './middleware/cors.ts'
import { headers } from './middleware/headers.ts'
import { limitAddresses } from './middleware/limit.ts'
import { measure } from './middleware/measure.ts'
import { problems } from './middleware/problem.ts'
import { steady } from './middleware/steady.ts'
import { trace } from './middleware/trace.ts'
import { createRouter } from './router.ts'
import { routes } from './routes/index.ts'

/** The door, from the outside in. */
export function createApp(deps: Dependencies): Koa {
  // an address is taken from X-Forwarded-For only as far as proxies are trusted
  const { trustedProxies } = deps
  const app = new Koa({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies })
  // what fails was explained below; what is left is a client that has gone while it was answered
  app.silent = true
  const router = createRouter(routes, deps)
  app.use(trace())
  app.use(steady())
  app.use(measure(deps))
  app.use(headers())
  app.use(cors(deps))
  app.use(problems(deps))
  app.use(limitAddresses(deps))
  app.use(documentation(routes))
  app.use(payloadDecoder(deps))
  app.use(refuseUnmatched)
  app.use(router.routes())
  app.use(router.allowedMethods())
  return app
}

/** What no route has answered; the router has set `Allow` where the path is there. */
async function refuseUnmatched(ctx: Koa.Context, next: Koa.Next): Promise<void> {
  await next()
  if (ctx.body) return
  if (ctx.status === 405 || ctx.status === 501) throw new Refusal('method-not-allowed')
  if (ctx.status === 404) throw new Refusal('not-found')
}
