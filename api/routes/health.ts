import { areKeysUp } from '../../db/keys.ts'
import { AccessLogLine } from '../../db/models/access-log.ts'
import { one } from '../../db/sql.ts'
import { Health } from '../../schemas/health.ts'
import { route } from '../route.ts'

export const live = route({
  method: 'GET',
  path: '/health/live',
  summary: 'The process answers',
  responses: { 204: null },
  may: 'anyone',
  handle: async () => ({ status: 204 }),
})

export const ready = route({
  method: 'GET',
  path: '/health/ready',
  summary: 'Which parts are up; without Temporal or the access log wishes are still accepted',
  responses: { 200: Health, 503: Health },
  may: 'anyone',
  handle: async ({ trx, deps }) => {
    const [postgres, keys, temporal, accessLog] = await Promise.all([
      one(trx, 'select 1 as up', {}).then(Boolean, () => false),
      areKeysUp(trx),
      deps.engine.isUp(),
      AccessLogLine.canWrite(trx),
    ])
    const parts = {
      postgres: upOrDown(postgres),
      keys: upOrDown(keys),
      temporal: upOrDown(temporal),
      accessLog: upOrDown(accessLog),
    }
    if (!postgres) {
      return { status: 503, body: { status: 'down', parts }, headers: { 'Retry-After': '5' } }
    }
    const all = keys && temporal && accessLog
    return { body: { status: all ? 'ready' : 'degraded', parts } }
  },
})

export const metrics = route({
  method: 'GET',
  path: '/metrics',
  summary: 'Measurements for Prometheus',
  responses: { 200: null },
  may: 'anyone',
  handle: async ({ deps }) => {
    const { registry } = deps.metrics
    return { body: await registry.metrics(), type: registry.contentType }
  },
})

function upOrDown(up: boolean): 'up' | 'down' {
  return up ? 'up' : 'down'
}
