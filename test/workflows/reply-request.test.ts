import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { workflowIdOf } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, contactUnit, syd } from '../run/visits.ts'
import { type Watcher, watch } from './watcher.ts'

let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
})
afterAll(async () => {
  await watcher.close()
  await house.close()
})

/** Anna asks in Syd's chat, which is closed; its process has times of its own. */
async function askWithTiming(timing: { answerMs: number; escalationMs: number }) {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
  const [visit = ''] = await house.book({ organisationId: syd })
  const { body } = await house.as('anna').cancel(visit)
  const thread = `/v1/threads/${body.threadId}`
  const asked = await house.as('anna').post(`${thread}/reply-permission/request`)
  expect(asked.status).toBe(201)
  const [task] = await house.db.sql<{ id: string }>(
    `select id from tasks where thread_id = $1 and kind = 'reply-request'`,
    [body.threadId],
  )
  const id = task?.id ?? ''
  const process = await watcher.client.workflow.start('task', {
    workflowId: workflowIdOf({ kind: 'task', id }),
    // the relay may have been there first, with the times that are promised
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    taskQueue: house.options.taskQueue,
    args: [{ taskId: id, timing }],
  })
  return { thread, id, process }
}

async function record(taskId: string, kind: string) {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((entry) => entry.taskId === taskId && entry.kind === kind)
}

const until = (taskId: string, kind: string) =>
  eventually(
    () => record(taskId, kind),
    (entries) => entries.length > 0,
  )

describe('a request to have a chat opened that nobody answers', () => {
  it('is reminded of, then escalated, and ends when the chat is opened at last', async () => {
    const { thread, id, process } = await askWithTiming({ answerMs: 600, escalationMs: 600 })
    expect(await until(id, 'reminder')).toHaveLength(1)
    expect(await until(id, 'escalation')).toHaveLength(1)
    const { body } = await house.as('anna').get(`${thread}/messages`)
    expect(body.items.slice(1).map(({ text }) => text)).toEqual([
      'Hjemmepleje Syd skulle have svaret nu. Vi har mindet dem om det.',
      expect.stringMatching(/^Hjemmepleje Syd har ikke svaret til tiden\./),
    ])
    const told = await house.db.sql(
      'select organisation_id as organisation from tasks where follows_task_id = $1 order by 1',
      [id],
    )
    expect(told.map(({ organisation }: { organisation?: string }) => organisation).sort()).toEqual(
      [contactUnit, syd].sort(),
    )
    const open = { open: true, reason: 'Nu er vi her' }
    const opened = await house.as('sara').put(`${thread}/reply-permission`, open, '"1"')
    expect(opened.status).toBe(200)
    await process.result()
    const { body: task } = await house.as('sara').get(`/v1/tasks/${id}`)
    expect(task).toMatchObject({ status: 'done', outcome: 'agreed' })
  })

  it('is not reminded of where the chat is opened in time', async () => {
    const { thread, id, process } = await askWithTiming({ answerMs: 20_000, escalationMs: 1 })
    const open = { open: true, reason: 'Skriv endelig' }
    await house.as('sara').put(`${thread}/reply-permission`, open, '"1"')
    await process.result()
    expect(await record(id, 'reminder')).toEqual([])
  })
})
