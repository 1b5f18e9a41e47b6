import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { PersonActing } from '../db/acting.ts'
import type { Actor } from '../domain/actor.ts'
import type { Language } from '../domain/language.ts'
import type { Right } from '../domain/policies.ts'
import type { FieldsClass } from '../schemas/access-log.ts'
import type { Answer } from './answer.ts'
import type { Dependencies } from './dependencies.ts'
import type { Once, Showing } from './idempotency.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Properties = Readonly<Record<string, JSONSchema>>

/** The names in braces: `/v1/tasks/{id}` has `id`. All are UUIDs; another form is an unknown id. */
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : unknown

type QueryOf<Q extends Properties> = FromSchema<{
  type: 'object'
  properties: Q
  additionalProperties: false
}>

type BodyOf<B, O> = B extends NamedSchema
  ? FromSchema<B> | (O extends true ? undefined : never)
  : undefined

/** A schema with a name of its own in the OpenAPI document. */
export type NamedSchema = JSONSchema & { readonly $id: string }

/** What was asked, as far as it can be read without knowing by whom. */
export interface Request<Params = Record<string, string>, Query = unknown, Body = unknown> {
  path: string
  params: Params
  query: Query
  body: Body
  language: Language
  /** `Prefer: wait=N` (RFC 7240), in milliseconds; 0 under `respond-async`. */
  waitMs: number
  /** The version in `If-Match`; on every PATCH, PUT and DELETE but the `unversioned`. */
  ifMatch: string
  /** As it came; on every POST. */
  idempotencyKey: string | undefined
  /** Whether the asker would rather have HTML than JSON. */
  prefersHtml: boolean
  /** Whether the asker would rather have CSV than JSON. */
  prefersCsv: boolean
  /** As it came; empty where it was left out. */
  lastEventId: string
  traceId: string
  address: string | null
}

/** What a handler gets to know: who asks for what, when, in which language. */
export interface Asked<Params = Record<string, string>, Query = unknown, Body = unknown>
  extends Request<Params, Query, Body>,
    Showing {
  actor: Actor
  /** As the actor signed in. */
  acting: PersonActing
  now: Date
  /** Runs a write once for its `Idempotency-Key`; on every POST. */
  once: Once
  /** What is not waited for, and does not happen where nothing was committed. */
  afterCommit: (work: () => unknown) => void
  deps: Omit<Dependencies, 'db'>
}

export interface Route {
  method: Method
  path: string
  summary: string
  query?: Properties
  body?: NamedSchema
  /** Changes no version of anything: needs no `If-Match`. */
  unversioned?: true
  /** It may be left out altogether. */
  bodyOptional?: true
  /** By status: a schema, or null where there is no body. */
  responses: Readonly<Record<number, NamedSchema | null>>
  /** Answers with a page too, by `Accept`. */
  page?: true
  /** Answers with CSV too, by `Accept`. */
  csv?: true
  /** Answers with a zip instead of JSON. */
  zip?: true
  /** Answers with server-sent events without end; the `data` of each. */
  streams?: NamedSchema
  /** What the answer shows of a citizen; each such look leaves a line in the access log. */
  reads?: FieldsClass
  /** The right in `domain/policies.ts` that the handler asks for; `anyone` needs no token. */
  may: Right | 'anyone' | 'signed in'
  handle: (asked: Asked) => Promise<Answer>
}

/** A route is a record: what it takes is typed from the schemas that stand on it. */
export function route<
  const Path extends string,
  const Q extends Properties = Record<never, never>,
  const B extends NamedSchema | undefined = undefined,
  const O extends true | undefined = undefined,
>(
  record: Omit<Route, 'path' | 'query' | 'body' | 'bodyOptional' | 'handle'> & {
    path: Path
    query?: Q
    body?: B
    bodyOptional?: O
    handle: (asked: Asked<ParamsOf<Path>, QueryOf<Q>, BodyOf<B, O>>) => Promise<Answer>
  },
): Route {
  return record as unknown as Route
}
