import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** Labels are route templates, methods and codes: never an id, a name or a text. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'borgerdialog_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    refusals: new Counter({
      name: 'borgerdialog_refusals_total',
      help: 'Answers that said no, by code',
      labelNames: ['code'],
      registers,
    }),
    eventStreams: new Gauge({
      name: 'borgerdialog_event_streams',
      help: 'Open streams of events',
      registers,
    }),
    relayed: new Counter({
      name: 'borgerdialog_relayed_total',
      help: 'Processes that the relay had to start or tell',
      labelNames: ['what'],
      registers,
    }),
  }
}
