import { randomUUID } from 'node:crypto'
import { createOpenApi } from '../../api/openapi.ts'
import { routes } from '../../api/routes/index.ts'
import { type Reply, readReply } from './caller.ts'
import { checkContract } from './contract.ts'
import type { TestHouse } from './house.ts'
import { nord } from './visits.ts'

/** One operation of the OpenAPI document, by what a test must know to make the call. */
export interface Operation {
  /** As the document has it: `GET /v1/tasks/{id}`. */
  name: string
  method: string
  path: string
  /** The right that it asks for. */
  may: string | undefined
  /** Whose id the path takes: `tasks`; undefined where it takes none. */
  noun: Noun | undefined
  /** The ids that the query takes: `citizenId`. */
  queryIds: string[]
  /** The name of the body's schema. */
  body: string | undefined
}

/** A citizen and one of each of the citizen's things, by the words of the paths. */
export interface Ids {
  appointments: string
  cancellations: string
  tasks: string
  threads: string
  messages: string
  templates: string
  citizens: string
  organisations: string
  'booking-requests': string
  'same-wishes': string
  'disclosure-requests': string
  /** An entry of the record. */
  entries: string
}
export type Noun = keyof Ids

/** Of an organisation as Hjemmepleje Nord is. */
export const someSettings = {
  chatOpening: 'organisation',
  employeeIds: [],
  replyHours: [],
  replyUntil: null,
  replyAssurance: 'substantial',
  checkWindows: [{ from: '07:00', until: '08:00' }],
  answerWorkingDays: 1,
  escalationWorkingDays: 1,
  tasksToEmployee: true,
}

const anyId = '019b76da-a800-7000-8000-000000000000'
const far = (hour: number) => `2099-01-05T0${hour}:00:00.000Z`
export const someWish = {
  organisationId: nord,
  appointmentTypeId: 'cleaning',
  preferredTimes: [{ from: far(1), until: far(9) }],
}
export const someDisclosure = { type: 'party', text: 'Hele min journal' }
export const someTemplate = { title: 'Tak', text: 'Tak for din besked.' }

/** What each call that takes a body would take, by the body's schema. */
export const goodBodies: Record<string, object> = {
  CancellationRequest: { reasonCode: 'not-home' },
  TaskChange: { status: 'in-progress' },
  TaskPresenceRequest: { activity: 'reading' },
  MessageRequest: { text: 'Hej' },
  ReplyPermissionChange: { open: true, reason: 'Vi spørger' },
  BreakGlassRequest: { reason: 'Der er ild i køkkenet' },
  OrganisationSettings: someSettings,
  BookingWish: someWish,
  OfferRequest: { times: [{ startsAt: far(1), endsAt: far(2) }] },
  OfferAcceptance: { timeId: anyId },
  MoveRequest: { freeTimeId: anyId },
  MarkRequest: { upTo: 1 },
  WronglyCreatedRequest: { reason: 'Skrevet i den forkerte chat' },
  NoteRequest: { text: 'Ring til datteren' },
  TemplateRequest: someTemplate,
  SameWishRequest: { threadIds: [anyId, anyId.replace('7000', '7001')] },
  SameWishAnswer: { text: 'Vi kommer i morgen' },
  DisclosureWish: someDisclosure,
  DisclosureExtension: { dueBy: far(1), reason: 'Journalen er lang' },
  DisclosureDecisionRequest: { outcome: 'granted', text: 'Du får aktindsigt i det hele.' },
  DisclosureApproval: { approved: true },
  RedactionChange: { parts: [] },
}

const nouns: readonly Noun[] = [
  'appointments',
  'cancellations',
  'tasks',
  'threads',
  'messages',
  'templates',
  'citizens',
  'organisations',
  'booking-requests',
  'same-wishes',
  'disclosure-requests',
]

export const operations: Operation[] = Object.entries(
  createOpenApi(routes).paths as Record<string, Record<string, Described>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
)

interface Described {
  'x-may'?: string
  parameters: { name: string; in: string }[]
  requestBody?: { content: { 'application/json': { schema: { $ref: string } } } }
}

function operationOf(path: string, method: string, described: Described): Operation {
  const { parameters, requestBody } = described
  const inQuery = parameters.filter((one) => one.in === 'query' && one.name.endsWith('Id'))
  const schema = requestBody?.content['application/json'].schema.$ref
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    may: described['x-may'],
    noun: path.includes('{id}') ? nounOf(path) : undefined,
    queryIds: inQuery.map(({ name }) => name),
    body: schema?.split('/').at(-1),
  }
}

function nounOf(path: string): Noun {
  const noun = nouns.find((one) => path.includes(`/${one}/{id}`))
  if (!noun) throw new Error(`Say in test/run/operations.ts whose id ${path} takes`)
  return noun
}

/** What else must be asked for. */
const queries: Record<string, string> = {
  'GET /v1/citizens/{id}/contact-points': '?about=cleaning',
}

export function pathOf({ name, path }: Operation, id: string, entryId = id): string {
  return path.replace('{id}', id).replace('{entryId}', entryId) + (queries[name] ?? '')
}

/** The body that the call would take; fails where it is not said. */
export function bodyOf({ name, body }: Operation): object | undefined {
  if (body === undefined) return undefined
  const good = goodBodies[body]
  if (!good) throw new Error(`Say in test/run/operations.ts what a good body of ${name} is`)
  return good
}

interface Sent {
  method: string
  path: string
  body?: object | undefined
  headers?: Record<string, string>
}

/** Any call with any token, or none; held against the OpenAPI document, unless it failed: see the status. */
export async function ask(
  { url }: Pick<TestHouse, 'url'>,
  token: Promise<string> | undefined,
  { method, path, body, headers = {} }: Sent,
): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${await token}` }),
      ...(method === 'POST' && { 'Idempotency-Key': randomUUID(), Prefer: 'wait=20' }),
      ...(['PATCH', 'PUT', 'DELETE'].includes(method) && { 'If-Match': '*' }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const reply = await readReply(response)
  const contentType = reply.headers.get('Content-Type') ?? ''
  const { status, text } = reply
  if (status < 500) checkContract({ method, path, status, contentType, text })
  return reply
}
