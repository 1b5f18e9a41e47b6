/** One look at what is Anna's by each route that shows content. */
import type { FieldsClass } from '../../schemas/access-log.ts'
import { goodBodies, someWish } from '../run/operations.ts'
import { anna, contactUnit, eva, lone, nord, rita, sara, syd } from '../run/visits.ts'
import { aTime } from './bookings.ts'

/** As whom each looks at what is Anna's. */
export const standing = {
  anna: { actorKind: 'citizen', actorId: anna, role: 'citizen', purpose: 'own-case' },
  rita: {
    ...{ actorKind: 'representative', actorId: rita, role: 'relative', purpose: 'on-behalf' },
    onBehalfOf: anna,
  },
  eva: staff({ actorId: eva, role: 'employee', purpose: 'care', organisationId: nord }),
  sara: staff({ actorId: sara, role: 'employee', purpose: 'break-glass', organisationId: syd }),
  lone: staff({
    ...{ actorId: lone, role: 'records-officer', purpose: 'disclosure' },
    organisationId: contactUnit,
  }),
}

function staff<T>(more: T) {
  return { actorKind: 'employee', ...more }
}

type Who = keyof typeof standing
interface Case {
  fields: FieldsClass
  by: Who[]
  /** Ids by their names, as in `{task}`. */
  path: string
  body: object | undefined
  /** Something new to do it to. */
  fresh: boolean
}

function look(fields: FieldsClass, by: Who[], path: string): Case {
  return { fields, by, path, body: undefined, fresh: false }
}

function does(one: Case, body?: object): Case {
  return { ...one, body, fresh: true }
}

const own: Who[] = ['anna', 'rita']
const both: Who[] = [...own, 'eva']
const visit = '/v1/appointments/{visit}'
const cancellation = '/v1/cancellations/{cancellation}'
const booking = '/v1/booking-requests/{booking}'
const thread = '/v1/threads/{thread}'
const citizen = `/v1/citizens/${anna}`
const sameWish = '/v1/same-wishes/{sameWish}'
const request = '/v1/disclosure-requests/{request}'
const redaction = `${request}/redactions/{entry}`
const askers: Who[] = [...own, 'lone']
const newWish = { ...someWish, citizenId: anna }

/** By route; one that shows content and has none fails the test. */
export const cases: Record<string, Case> = {
  'GET /v1/me': look('name', own, '/v1/me'),
  'GET /v1/appointments': look('appointment', both, '/v1/appointments'),
  'GET /v1/appointments/{id}': look('appointment', both, visit),
  'GET /v1/appointments/{id}/cancellation-reasons': look(
    'appointment',
    own,
    `${visit}/cancellation-reasons`,
  ),
  'GET /v1/appointments/{id}/cancellation-preview': look(
    'appointment',
    own,
    `${visit}/cancellation-preview`,
  ),
  'POST /v1/appointments/{id}/cancellation': does(
    look('cancellation', own, `${visit}/cancellation`),
    { reasonCode: 'not-home' },
  ),
  'GET /v1/cancellations/{id}': look('cancellation', both, cancellation),
  'GET /v1/cancellations/{id}/receipt': look('receipt', both, `${cancellation}/receipt`),
  'GET /v1/cancellations/{id}/timeline': look('cancellation', both, `${cancellation}/timeline`),
  'POST /v1/cancellations/{id}/withdrawal': does(
    look('cancellation', own, '/v1/cancellations/{fresh}/withdrawal'),
  ),
  'GET /v1/appointments/{id}/free-times': look('appointment', own, `${visit}/free-times`),
  'POST /v1/appointments/{id}/move': does(look('appointment', own, `${visit}/move`), {
    freeTimeId: '{time}',
  }),
  'POST /v1/booking-requests': does(look('booking-request', own, '/v1/booking-requests'), newWish),
  'GET /v1/booking-requests': look('booking-request', both, '/v1/booking-requests'),
  'GET /v1/booking-requests/{id}': look('booking-request', both, booking),
  'POST /v1/booking-requests/{id}/offers': does(
    look('booking-request', ['eva'], `${booking}/offers`),
    { times: [aTime(3)] },
  ),
  'POST /v1/booking-requests/{id}/acceptance': does(
    look('booking-request', own, `${booking}/acceptance`),
    { timeId: '{time}' },
  ),
  'POST /v1/booking-requests/{id}/decline': does(
    look('booking-request', own, `${booking}/decline`),
  ),
  'GET /v1/tasks': look('task', ['eva'], '/v1/tasks?status=open'),
  'GET /v1/tasks/{id}': look('task', ['eva'], '/v1/tasks/{task}'),
  'PATCH /v1/tasks/{id}': does(look('task', ['eva'], '/v1/tasks/{task}'), {
    status: 'in-progress',
  }),
  'GET /v1/threads': look('thread', both, '/v1/threads'),
  'GET /v1/threads/{id}': look('thread', both, thread),
  'GET /v1/threads/{id}/messages': look('message', both, `${thread}/messages`),
  'POST /v1/messages/{id}/wrongly-created': does(
    look('message', ['eva'], '/v1/messages/{message}/wrongly-created'),
    { reason: 'Forkert chat' },
  ),
  'GET /v1/threads/{id}/notes': look('note', ['eva'], `${thread}/notes`),
  'GET /v1/threads/{id}/reply-permission': look(
    'reply-permission',
    both,
    `${thread}/reply-permission`,
  ),
  'PUT /v1/threads/{id}/reply-permission': does(
    look('reply-permission', ['eva'], `${thread}/reply-permission`),
    { open: true, reason: 'Vi spørger' },
  ),
  'GET /v1/citizens/{id}/overview': look('overview', ['eva'], `${citizen}/overview`),
  'GET /v1/citizens/{id}/contact-points': look(
    'contact-point',
    both,
    `${citizen}/contact-points?about=cleaning`,
  ),
  'POST /v1/same-wishes': does(look('same-wish', ['eva'], '/v1/same-wishes'), {
    threadIds: ['{thread}', '{other}'],
  }),
  'GET /v1/same-wishes/{id}': look('same-wish', ['eva'], sameWish),
  'POST /v1/same-wishes/{id}/answer': does(look('same-wish', ['eva'], `${sameWish}/answer`), {
    text: 'Vi kommer',
  }),
  'GET /v1/citizens/{id}/representatives': look(
    'representatives',
    ['anna', 'lone'],
    `${citizen}/representatives`,
  ),
  'GET /v1/citizens/{id}/record': look('record', [...both, 'lone'], `${citizen}/record`),
  'GET /v1/citizens/{id}/access-log': look('access-log', [...own, 'lone'], `${citizen}/access-log`),
  'POST /v1/disclosure-requests': does(look('disclosure-request', own, '/v1/disclosure-requests'), {
    type: 'party',
    citizenId: anna,
  }),
  'GET /v1/disclosure-requests': look('disclosure-request', askers, '/v1/disclosure-requests'),
  'GET /v1/disclosure-requests/{id}': look('disclosure-request', askers, request),
  'POST /v1/disclosure-requests/{id}/withdrawal': does(
    look('disclosure-request', ['anna'], `${request}/withdrawal`),
  ),
  'POST /v1/disclosure-requests/{id}/extension': does(
    look('disclosure-request', ['lone'], `${request}/extension`),
    { dueBy: '{later}', reason: 'Journalen er lang' },
  ),
  'POST /v1/disclosure-requests/{id}/decision': does(
    look('disclosure-request', ['lone'], `${request}/decision`),
    goodBodies.DisclosureDecisionRequest,
  ),
  'POST /v1/disclosure-requests/{id}/approval': does(
    look('disclosure-request', ['lone'], `${request}/approval`),
    { approved: false },
  ),
  'GET /v1/disclosure-requests/{id}/entries': look('record', ['lone'], `${request}/entries`),
  'GET /v1/disclosure-requests/{id}/redactions/{entryId}': look('record', ['lone'], redaction),
  'PUT /v1/disclosure-requests/{id}/redactions/{entryId}': does(
    look('record', ['lone'], redaction),
    { parts: [] },
  ),
  'GET /v1/disclosure-requests/{id}/package': look(
    'disclosure-package',
    ['anna'],
    '/v1/disclosure-requests/{granted}/package',
  ),
  'POST /v1/citizens/{id}/break-glass': does(
    look('break-glass', ['sara'], `${citizen}/break-glass`),
    { reason: 'Anna er faldet' },
  ),
  'GET /v1/access-alarms': look('access-log', ['lone'], '/v1/access-alarms'),
}

/** With the ids in their places. */
export function filled<T>(template: T, ids: object): T {
  const text = JSON.stringify(template)
  if (text === undefined) return template
  const known: Record<string, string> = { ...ids }
  return JSON.parse(text.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? ''))
}
