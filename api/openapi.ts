import { errors } from '../domain/errors.ts'
import { Problem } from '../schemas/problem.ts'
import type { NamedSchema, Route } from './route.ts'
import { needsVersion } from './versions.ts'

type Json = Record<string, unknown>

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description:
    'A new UUID for each wish, the same again for each retry (draft-ietf-httpapi-idempotency-key-header-07). The first answer is kept 7 days and replayed; the same key with another body gives 422.',
}
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'The ETag of the version that is changed.',
}
const prefer = {
  name: 'Prefer',
  in: 'header',
  schema: { type: 'string' },
  description:
    'RFC 7240: `wait=N` waits up to N seconds (2 where left out, 30 at most) for the process; `respond-async` does not wait.',
}

const lastEventId = {
  name: 'Last-Event-ID',
  in: 'header',
  schema: { type: 'string' },
  description:
    'The last `id` that was heard: what came after it follows, for 24 hours. Where that is not known any more, the first event is `reset`: read the lists anew.',
}

/** The OpenAPI 3.1 document, made from the route records and the schemas that stand on them. */
export function createOpenApi(routes: Route[]): Json {
  const schemas = new Map<string, Json>()
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = paths[route.path] ?? {}
    path[route.method.toLowerCase()] = operationOf(route, schemas)
    paths[route.path] = path
  }
  const problem = refer(Problem, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Borgerdialog',
      version: '1',
      description: 'Cancelled home visits: one task, one message, one record entry.',
      license: { name: 'MPL-2.0', identifier: 'MPL-2.0' },
    },
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort()),
      responses: {
        Problem: {
          description: `Codes: ${Object.keys(errors).join(', ')}`,
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function operationOf(route: Route, schemas: Map<string, Json>): Json {
  const { method, path, summary, body, bodyOptional, responses, may, streams } = route
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^\w]+(\w)?/g, (_, next = '') => next.toUpperCase())}`,
    summary,
    tags: [path.split('/')[2] ?? path],
    ...(may !== 'anyone' && { security: [{ bearer: [] }], 'x-may': may }),
    parameters: parametersOf(route),
    ...(body && {
      requestBody: { required: !bodyOptional, content: json(refer(body, schemas)) },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, schema]) => [
          status,
          {
            description: summary,
            ...(schema && { content: { ...json(refer(schema, schemas)), ...othersOf(route) } }),
            ...(streams && { content: streamed(refer(streams, schemas)) }),
            ...(route.zip && { content: { 'application/zip': {} } }),
          },
        ]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function parametersOf(route: Route): Json[] {
  const { method, path, query = {}, responses, streams } = route
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'number' ? { type: 'integer' } : { type: 'string', format: 'uuid' },
  }))
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }))
  const headers = method === 'POST' ? [idempotencyKey] : needsVersion(route) ? [ifMatch] : []
  const more = [...(202 in responses ? [prefer] : []), ...(streams ? [lastEventId] : [])]
  return [...inPath, ...inQuery, ...headers, ...more]
}

const text = { schema: { type: 'string' } }

/** What the route answers with beside JSON. */
function othersOf({ page, csv }: Route): Json {
  return { ...(page && { 'text/html': text }), ...(csv && { 'text/csv': text }) }
}

/** Server-sent events; what stands in the `data` of each is told as OpenAPI 3.2 does. */
function streamed(schema: Json): Json {
  return { 'text/event-stream': { ...text, 'x-itemSchema': schema } }
}

function json(schema: Json): Json {
  return { 'application/json': { schema } }
}

/** Named schemas stand once, under their name; whoever uses them points there. */
function refer(schema: NamedSchema | Json, schemas: Map<string, Json>): Json {
  const { $id, ...rest } = schema as Json
  const whole = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, referWithin(value, schemas)]),
  )
  if (typeof $id !== 'string') return whole
  schemas.set($id, whole)
  return { $ref: `#/components/schemas/${$id}` }
}

function referWithin(value: unknown, schemas: Map<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((one) => referWithin(one, schemas))
  return value && typeof value === 'object' ? refer(value as Json, schemas) : value
}
