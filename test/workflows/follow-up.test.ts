import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { progress, taskDone, workflowIdOf } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'
import { markersOf, timersOf, type Watcher, watch } from './watcher.ts'
import { acceptWithoutStart, finishTask } from './wishes.ts'

const dayMs = 86_400_000

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

describe('the follow-up of a cancellation', () => {
  it('ends when the supplier has done the task', async () => {
    const [visitId = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visitId)
    await finishTask(house, body.id)
    await watcher.process(body.id).result()
    expect(await progressOf(body.id)).toMatchObject({
      status: 'completed',
      waitingFor: 'nothing',
    })
    expect(await followedUp(body.id)).toBe(true)
    expect(await remindersOf(body.id)).toBe(0)
  })

  it('waits while the task is only in progress', async () => {
    const [visitId = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visitId)
    await house.as('eva').send('PATCH', `/v1/tasks/${body.taskId}`, {
      body: { status: 'in-progress' },
      headers: { 'If-Match': '*' },
    })
    expect(await progressOf(body.id)).toMatchObject({ waitingFor: 'the task to be done' })
    expect(await followedUp(body.id)).toBe(false)
  })

  it('does not lose word of a task that comes before anybody waits for it', async () => {
    const [visitId = ''] = await house.book({})
    const id = await acceptWithoutStart(house, { visitId, acceptedAt: new Date() })
    const begun = await watcher.client.workflow.signalWithStart('cancellation', {
      workflowId: workflowIdOf({ kind: 'cancellation', id }),
      taskQueue: house.options.taskQueue,
      args: [{ cancellationId: id }],
      signal: taskDone,
    })
    await begun.result()
    expect(await progressOf(id)).toMatchObject({ status: 'completed', waitingFor: 'nothing' })
    expect(await followedUp(id)).toBe(true)
    expect(timersOf(await watcher.history(id))).toBe(0)
  })

  it('makes up for what fell due before it began: one reminder, one escalation', async () => {
    const [visitId = ''] = await house.book({})
    const acceptedAt = new Date(Date.now() - 10 * dayMs)
    const id = await acceptWithoutStart(house, { visitId, acceptedAt })
    await watcher.history(id, (history) => timersOf(history) === 2 && markersOf(history) === 5)
    expect(await progressOf(id)).toMatchObject({ waitingFor: 'the task to be done' })
    expect(await remindersOf(id)).toBe(1)
    await finishTask(house, id)
    await watcher.process(id).result()
    expect(await remindersOf(id)).toBe(1)
    expect(await followedUp(id)).toBe(true)
  })

  it('never begins where the wish is rejected', async () => {
    const [visitId = ''] = await house.book({})
    const seenStartsAt = new Date(Date.now() + 10 * dayMs).toISOString()
    const id = await acceptWithoutStart(house, { visitId, seenStartsAt })
    await eventually(
      () => followedUp(id),
      (done) => done,
    )
    await watcher.process(id).result()
    expect(await progressOf(id)).toEqual({
      status: 'rejected',
      steps: [{ name: 'reason-validated', outcome: 'rejected: appointment-changed' }],
      waitingFor: 'nothing',
    })
    expect(await house.db.sql('select from tasks where cancellation_id = $1', [id])).toEqual([])
    const record = await house.as('anna').get(`/v1/citizens/${anna}/record`)
    const kinds = record.body.items
      .filter((entry) => entry.cancellationId === id)
      .map((entry) => entry.kind)
    expect(kinds).toEqual(['cancellation-rejected'])
  })
})

function progressOf(id: string) {
  return watcher.process(id).query(progress)
}

async function followedUp(id: string): Promise<boolean> {
  const [row] = await house.db.sql<{ done: boolean }>(
    'select followed_up_at is not null as done from cancellations where id = $1',
    [id],
  )
  return row?.done ?? false
}

async function remindersOf(id: string): Promise<number> {
  const found = await house.db.sql(
    `select from record_entries join tasks on tasks.id = task_id
      where record_entries.kind = 'reminder' and record_entries.cancellation_id = $1 and reminded_at is not null`,
    [id],
  )
  return found.length
}
