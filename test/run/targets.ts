import { randomUUID } from 'node:crypto'
import { type Reply, readReply, tokenFor } from './caller.ts'
import { checkContract } from './contract.ts'
import type { TestHouse } from './house.ts'
import { untilJournalled } from './journalled.ts'
import { goodBodies, someDisclosure, someTemplate, someWish } from './operations.ts'
import { countRows } from './rows.ts'
import { anna, nord, syd } from './visits.ts'

/** A call that takes a body, by someone who may make it, with a body that it would take. */
export interface Target {
  method: string
  path: string
  subject: string
  good: string
}

/** Every call that takes a body, on things that are there: a visit, a task and an open chat. */
export async function makeTargets(house: TestHouse): Promise<Target[]> {
  const [visit, cancelled = '', atSyd = ''] = await house.book({}, {}, { organisationId: syd })
  const { body } = await house.as('anna').cancel(cancelled)
  const other = await house.as('anna').cancel(atSyd)
  const threadIds = [body.threadId, other.body.threadId]
  const joined = await house.as('eva').post('/v1/same-wishes', { threadIds, taskIds: [] })
  const asked = await house.as('anna').post('/v1/booking-requests', someWish, { Prefer: 'wait=20' })
  const thread = `/v1/threads/${body.threadId}`
  const own = await house.as('eva').post(`${thread}/messages`, { text: 'Hej Anna' })
  const organisation = `/v1/organisations/${nord}`
  const template = await house.as('eva').post(`${organisation}/templates`, someTemplate)
  const requested = await house.as('anna').post('/v1/disclosure-requests', someDisclosure)
  await untilJournalled(house.db)
  const disclosure = `/v1/disclosure-requests/${requested.body.id}`
  const record = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=1`)
  const [entry] = record.body.items
  const booking = `/v1/booking-requests/${asked.body.id}`
  const written = `/v1/messages/${own.body.id}`
  return [
    target('anna', `POST /v1/appointments/${visit}/cancellation`, 'CancellationRequest'),
    target('anna', `POST ${thread}/messages`, 'MessageRequest'),
    target('eva', `PATCH /v1/tasks/${body.taskId}`, 'TaskChange'),
    target('eva', `PUT ${thread}/reply-permission`, 'ReplyPermissionChange'),
    target('anna', `POST ${thread}/shown`, 'MarkRequest'),
    target('eva', `POST ${thread}/read`, 'MarkRequest'),
    target('eva', `POST ${thread}/notes`, 'NoteRequest'),
    target('eva', `POST ${written}/wrongly-created`, 'WronglyCreatedRequest'),
    target('eva', `POST ${organisation}/templates`, 'TemplateRequest'),
    target('eva', `PUT ${template.headers.get('Location')}`, 'TemplateRequest'),
    target('sara', `POST /v1/citizens/${anna}/break-glass`, 'BreakGlassRequest'),
    target('eva', `PUT ${organisation}/settings`, 'OrganisationSettings'),
    target('eva', `PUT /v1/tasks/${body.taskId}/presence`, 'TaskPresenceRequest'),
    target('eva', 'POST /v1/same-wishes', 'SameWishRequest'),
    target('eva', `POST /v1/same-wishes/${joined.body.id}/answer`, 'SameWishAnswer'),
    target('anna', 'POST /v1/booking-requests', 'BookingWish'),
    target('eva', `POST ${booking}/offers`, 'OfferRequest'),
    target('anna', `POST ${booking}/acceptance`, 'OfferAcceptance'),
    target('anna', `POST /v1/appointments/${visit}/move`, 'MoveRequest'),
    target('anna', 'POST /v1/disclosure-requests', 'DisclosureWish'),
    target('lone', `PUT ${disclosure}/redactions/${entry?.id}`, 'RedactionChange'),
    target('lone', `POST ${disclosure}/extension`, 'DisclosureExtension'),
    target('lone', `POST ${disclosure}/decision`, 'DisclosureDecisionRequest'),
    target('lone', `POST ${disclosure}/approval`, 'DisclosureApproval'),
  ]
}

function target(subject: string, call: string, schema: string): Target {
  const [method = '', path = ''] = call.split(' ')
  return { method, path, subject, good: JSON.stringify(goodBodies[schema]) }
}

/** Sends bytes as they are; without a media type where it is empty. */
export async function sendTo(
  house: TestHouse,
  target: Target,
  { body, type, headers = {} }: { body: string | Buffer; type: string; headers?: object },
): Promise<Reply> {
  const { method, path, subject } = target
  const response = await fetch(house.url + path, {
    method,
    headers: {
      Authorization: `Bearer ${await tokenFor({ subject })}`,
      ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : { 'If-Match': '*' }),
      ...(type !== '' && { 'Content-Type': type }),
      ...headers,
    },
    // bytes, since fetch would add a media type to a text
    body: Buffer.from(body),
  })
  const reply = await readReply(response)
  const contentType = reply.headers.get('Content-Type') ?? ''
  checkContract({ method, path, status: reply.status, contentType, text: reply.text })
  return reply
}

/** All that the targets could have changed. */
export async function stateOf(house: TestHouse): Promise<object> {
  const [versions] = await house.db.sql(
    'select (select sum(version) from tasks) as tasks, (select sum(reply_version) from threads) as threads, (select sum(settings_version) from organisations) as settings, (select sum(version) from templates) as templates, (select sum(version) from disclosure_requests) as disclosures, (select count(signed_out_at) from citizens) + (select count(signed_out_at) from employees) as out',
  )
  return { ...(await countRows(house.db)), versions }
}
