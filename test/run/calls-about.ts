export interface CitizensThings {
  citizenId: string
  booked: string
  cancelled: string
  cancellation: string
  task: string
  thread: string
  message: string
}

type Call = [method: string, path: string, body?: object]

/** Everything that can be asked about a citizen; what would be written is none the worse for it. */
export function callsAbout(things: CitizensThings): Call[] {
  const { citizenId, booked, cancelled, cancellation, task, thread, message } = things
  return [
    ...[booked, cancelled].flatMap((visit): Call[] => [
      ['GET', `/v1/appointments/${visit}`],
      ['GET', `/v1/appointments/${visit}/cancellation-reasons`],
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
    ['GET', `/v1/citizens/${citizenId}/overview`],
    ['GET', `/v1/citizens/${citizenId}/contact-points?about=cleaning`],
    ['POST', '/v1/same-wishes', { threadIds: [thread, citizenId] }],
    ['GET', `/v1/same-wishes/${thread}`],
    ['POST', `/v1/same-wishes/${thread}/answer`, { text: 'x' }],
    ['GET', '/v1/access-alarms'],
    ['POST', `/v1/citizens/${citizenId}/break-glass`, { reason: 'x' }],
    ['GET', `/v1/citizens/${citizenId}/record`],
  ]
}
