import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { headers } from '../../api/middleware/headers.ts'
import { measure } from '../../api/middleware/measure.ts'
import { problems } from '../../api/middleware/problem.ts'
import { trace } from '../../api/middleware/trace.ts'
import { openOperations } from '../../api/operations.ts'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { createRouter } from '../../api/router.ts'

import { openDoor, type ServerOptions } from '../door.ts'
import { cancelPlainly } from './route.ts'

const none = () => Promise.reject(new Error('There is no engine'))
const noEngine = {
  start: none,
  tellTaskDone: none,
  tellWithdrawal: none,
  tellChange: none,
  isUp: () => Promise.resolve(false),
  watch: () => Promise.reject(new Error('There is no engine')),
}

/** (a): the same door, in the order of `api/app.ts`; behind it nothing but Postgres. */
export async function servePlain(options: ServerOptions) {
  const door = openDoor(options)
  const payloads = createPayloadCodec(options.payloadKeys)
  const operations = openOperations({ ...door, engine: noEngine })
  const { temporalUiUrl } = options
  const deps = { ...door, engine: noEngine, operations, payloads, temporalUiUrl }
  const app = new Koa()
  app.use(trace())
  app.use(measure(deps))
  app.use(headers())
  app.use(problems(deps))
  app.use(createRouter([cancelPlainly], deps).routes())
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      server.close()
      await door.listener.close()
      await door.db.destroy()
      await door.store.close()
    },
  }
}
