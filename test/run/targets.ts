import { randomUUID } from 'node:crypto'
import { type Reply, readReply, tokenFor } from './caller.ts'
import { checkContract } from './contract.ts'
import type { TestHouse } from './house.ts'
import { someSettings, someTemplate } from './operations.ts'
import { countRows } from './rows.ts'
import { anna, nord } from './visits.ts'

/** A call that takes a body, by someone who may make it, with a body that it would take. */
export interface Target {
  method: string
  path: string
  subject: string
  good: string
}

/** Every call that takes a body, on things that are there: a visit, a task and an open chat. */
export async function makeTargets(house: TestHouse): Promise<Target[]> {
  const [visit, cancelled = ''] = await house.book({}, {})
  const { body } = await house.as('anna').cancel(cancelled)
  const thread = `/v1/threads/${body.threadId}`
  const own = await house.as('eva').post(`${thread}/messages`, { text: 'Hej Anna' })
  const templates = `/v1/organisations/${nord}/templates`
  const template = await house.as('eva').post(templates, someTemplate)
  const cancellation = `/v1/appointments/${visit}/cancellation`
  return [
    { method: 'POST', path: cancellation, subject: 'anna', good: '{"reasonCode":"not-home"}' },
    { method: 'POST', path: `${thread}/messages`, subject: 'anna', good: '{"text":"Hej"}' },
    {
      method: 'PATCH',
      path: `/v1/tasks/${body.taskId}`,
      subject: 'eva',
      good: '{"status":"in-progress"}',
    },
    {
      method: 'PUT',
      path: `${thread}/reply-permission`,
      subject: 'eva',
      good: '{"open":true,"reason":"Vi spørger"}',
    },
    { method: 'POST', path: `${thread}/shown`, subject: 'anna', good: '{"upTo":1}' },
    { method: 'POST', path: `${thread}/read`, subject: 'eva', good: '{"upTo":1}' },
    { method: 'POST', path: `${thread}/notes`, subject: 'eva', good: '{"text":"Ring"}' },
    {
      method: 'POST',
      path: `/v1/messages/${own.body.id}/wrongly-created`,
      subject: 'eva',
      good: '{"reason":"Forkert chat"}',
    },
    { method: 'POST', path: templates, subject: 'eva', good: JSON.stringify(someTemplate) },
    {
      method: 'PUT',
      path: template.headers.get('Location') ?? '',
      subject: 'eva',
      good: JSON.stringify(someTemplate),
    },
    {
      method: 'POST',
      path: `/v1/citizens/${anna}/break-glass`,
      subject: 'sara',
      good: '{"reason":"Faldet"}',
    },
    {
      method: 'PUT',
      path: `/v1/organisations/${nord}/settings`,
      subject: 'eva',
      good: JSON.stringify(someSettings),
    },
  ]
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
    'select (select sum(version) from tasks) as tasks, (select sum(reply_version) from threads) as threads, (select sum(settings_version) from organisations) as settings, (select sum(version) from templates) as templates',
  )
  return { ...(await countRows(house.db)), versions }
}
