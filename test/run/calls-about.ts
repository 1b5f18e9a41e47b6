import type { Caller } from './caller.ts'
import type { TestDatabase } from './database.ts'

export interface CitizensThings {
  citizenId: string
  booked: string
  cancelled: string
  cancellation: string
  task: string
  thread: string
  message: string
  disclosure: string
}

type Call = [method: string, path: string, body?: object]

/** Everything that can be asked about a citizen; what would be written is none the worse for it. */
export function callsAbout(things: CitizensThings): Call[] {
  const { citizenId, booked, cancelled, cancellation, task, thread, message } = things
  const disclosure = `/v1/disclosure-requests/${things.disclosure}`
  return [
    ...[booked, cancelled].flatMap((visit): Call[] => [
      ['GET', `/v1/appointments/${visit}`],
      ['GET', `/v1/appointments/${visit}/cancellation-reasons`],
      ['GET', `/v1/appointments/${visit}/cancellation-preview`],
      ['POST', `/v1/appointments/${visit}/cancellation`, { reasonCode: 'not-home' }],
    ]),
    ['GET', '/v1/me'],
    ['GET', '/v1/appointments'],
    ['GET', '/v1/threads'],
    ['GET', `/v1/appointments?citizenId=${citizenId}`],
    ['GET', `/v1/threads?citizenId=${citizenId}`],
    ['GET', `/v1/cancellations/${cancellation}`],
    ['GET', `/v1/cancellations/${cancellation}/receipt`],
    ['GET', '/v1/tasks'],
    ['GET', `/v1/tasks/${task}`],
    ['PATCH', `/v1/tasks/${task}`, { status: 'done' }],
    ['GET', `/v1/threads/${thread}`],
    ['GET', `/v1/threads/${thread}/messages`],
    ['POST', `/v1/threads/${thread}/messages`, { text: 'x' }],
    ['POST', `/v1/threads/${thread}/shown`],
    ['POST', `/v1/threads/${thread}/read`],
    ['POST', `/v1/messages/${message}/wrongly-created`, { reason: 'x' }],
    ['GET', `/v1/threads/${thread}/notes`],
    ['POST', `/v1/threads/${thread}/notes`, { text: 'x' }],
    ['POST', `/v1/threads/${thread}/reply-permission/request`],
    ['GET', `/v1/threads/${thread}/reply-permission`],
    ['PUT', `/v1/threads/${thread}/reply-permission`, { open: true, reason: 'x' }],
    ['POST', `/v1/threads/${thread}/close`],
    ['GET', `/v1/citizens/${citizenId}/record`],
    ['GET', `/v1/citizens/${citizenId}/access-log`],
    ['GET', `/v1/citizens/${citizenId}/representatives`],
    ['GET', `/v1/citizens/${citizenId}/overview`],
    ['GET', `/v1/citizens/${citizenId}/contact-points?about=cleaning`],
    ['POST', '/v1/same-wishes', { threadIds: [thread, citizenId] }],
    ['GET', `/v1/same-wishes/${thread}`],
    ['POST', `/v1/same-wishes/${thread}/answer`, { text: 'x' }],
    ['GET', '/v1/disclosure-requests'],
    ['GET', `/v1/disclosure-requests?citizenId=${citizenId}`],
    ['POST', '/v1/disclosure-requests', { type: 'party', citizenId, text: 'x' }],
    ['POST', '/v1/disclosure-requests', { type: 'public', citizenId, applicantName: 'x' }],
    ['GET', disclosure],
    ['GET', `${disclosure}/entries`],
    ['GET', `${disclosure}/redactions/${citizenId}`],
    ['PUT', `${disclosure}/redactions/${citizenId}`, { parts: [] }],
    ['POST', `${disclosure}/extension`, { dueBy: '2099-01-01T00:00:00.000Z', reason: 'x' }],
    ['POST', `${disclosure}/decision`, { outcome: 'granted', text: 'x' }],
    ['POST', `${disclosure}/approval`, { approved: true }],
    ['POST', `${disclosure}/withdrawal`],
    ['GET', `${disclosure}/package`],
    ['GET', '/v1/access-alarms'],
    ['GET', '/v1/operations'],
    ['GET', '/v1/audit'],
    ['POST', `/v1/citizens/${citizenId}/break-glass`, { reason: 'x' }],
    ['GET', `/v1/citizens/${citizenId}/record`],
  ]
}

/** Asked by Anna and taken back, the time to complain over: nothing keeps anyone from erasing her. */
export async function askAndEnd(
  as: (subject: string) => Caller,
  db: TestDatabase,
  text: string,
): Promise<string> {
  const asked = await as('anna').post('/v1/disclosure-requests', { type: 'party', text })
  const { id } = asked.body
  const { status } = await as('anna').post(`/v1/disclosure-requests/${id}/withdrawal`)
  if (status !== 200) throw new Error(`Not taken back: ${status}`)
  await db.sql('update disclosure_requests set held_until = now() where id = $1', [id])
  return id
}
