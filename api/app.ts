import Koa from 'koa'
import helmet from 'koa-helmet'
import { errors, Refusal } from '../domain/errors.ts'
import { payloadDecoder } from './codec.ts'
import type { Dependencies } from './dependencies.ts'
import { documentation } from './documentation.ts'
import { measure } from './middleware/measure.ts'
import { problems } from './middleware/problem.ts'
import { trace } from './middleware/trace.ts'
import { createRouter } from './router.ts'
import { routes } from './routes/index.ts'

/** The door, from the outside in. */
export function createApp(deps: Dependencies): Koa {
  const app = new Koa()
  const router = createRouter(routes, deps)
  app.use(trace())
  app.use(measure(deps))
  app.use(helmet())
  app.use(problems(deps))
  app.use(documentation(routes))
  app.use(payloadDecoder(deps))
  app.use(router.routes())
  app.use(
    router.allowedMethods({ throw: true, methodNotAllowed, notImplemented: methodNotAllowed }),
  )
  app.use(() => {
    throw new Refusal('not-found')
  })
  return app
}

function methodNotAllowed(): Refusal {
  return new Refusal('method-not-allowed', { detail: errors['method-not-allowed'].detail })
}
