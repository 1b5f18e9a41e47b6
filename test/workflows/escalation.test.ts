import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createActivities } from '../../activities/index.ts'
import { openDatabase } from '../../db/database.ts'
import { escalate, remindSupplier } from '../../domain/commands.ts'
import { progress } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'
import { anna, contactUnit, eva, lone, nord } from '../run/visits.ts'
import { cancelWithTiming } from './processes.ts'
import { markersOf, timersOf, type Watcher, watch } from './watcher.ts'
import { finishTask } from './wishes.ts'

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

const stepNames = async (id: string) =>
  (await watcher.process(id).query(progress)).steps.map(({ name }) => name)

const until = (id: string, name: string) =>
  eventually(
    () => stepNames(id),
    (names) => names.some((one) => one === name),
  )

interface TaskRow {
  id: string
  organisation: string
  assignee: string | null
  flags: string[]
  follows: string | null
}
const escalations = (id: string) =>
  house.db.sql<TaskRow>(
    `select e.id, e.organisation_id as organisation, e.assignee_id as assignee, e.flags,
        e.follows_task_id as follows
      from tasks e join tasks t on t.id = e.follows_task_id
      where t.cancellation_id = $1 order by e.assignee_id nulls last`,
    [id],
  )

async function record(id: string, kind: string) {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((entry) => entry.cancellationId === id && entry.kind === kind)
}

describe('a promise that is not kept', () => {
  let id: string
  let thread: string
  beforeAll(async () => {
    id = await cancelWithTiming(house, watcher, { timing: { answerMs: 800, escalationMs: 800 } })
    await until(id, 'supplier-reminded')
    const { body } = await house.as('anna').get(`/v1/cancellations/${id}`)
    thread = body.threadId
  })

  async function saidBySystem(): Promise<number> {
    const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages`)
    return body.items.filter(({ author }) => author.kind === 'system').length
  }

  it('reminds the team first: a message, an entry and a step', async () => {
    const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages`)
    expect(body.items[1]).toMatchObject({
      author: { kind: 'system', name: 'Borgerdialog', organisation: null },
      text: 'Hjemmepleje Nord skulle have svaret nu. Vi har mindet dem om det.',
    })
    const [entry, ...others] = await record(id, 'reminder')
    expect(others).toEqual([])
    expect(entry).toMatchObject({ messageId: body.items[1]?.id, organisationId: nord })
  })

  it('then tells the leader and the contact unit: a task each, a message, an entry and a step', async () => {
    await until(id, 'escalated')
    const { body: own } = await house.as('eva').get(`/v1/cancellations/${id}`)
    expect(await escalations(id)).toMatchObject([
      { organisation: nord, assignee: eva, flags: ['escalated'], follows: own.taskId },
      { organisation: contactUnit, assignee: null, flags: ['escalated'], follows: own.taskId },
    ])
    const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages`)
    expect(body.items[2]?.text).toBe(
      'Hjemmepleje Nord har ikke svaret til tiden. Vi har sagt det til deres leder og til Borgerservice, som følger op.',
    )
    expect(await record(id, 'escalation')).toHaveLength(1)
    const { body: task } = await house.as('eva').get(`/v1/tasks/${own.taskId}`)
    expect(task).toMatchObject({
      status: 'open',
      remindedAt: expect.any(String),
      escalatedAt: expect.any(String),
    })
  })

  it('lets the contact unit read the chat and answer in it', async () => {
    const { body: tasks } = await house.as('lone').get('/v1/tasks?status=open')
    expect(tasks.items).toMatchObject([{ kind: 'escalation', threadId: thread }])
    expect(tasks.items[0].text).toMatch(/^Hjemmepleje Nord har ikke svaret til tiden/)
    expect((await house.as('lone').get(`/v1/threads/${thread}`)).status).toBe(200)
    const said = await house
      .as('lone')
      .post(`/v1/threads/${thread}/messages`, { text: 'Vi ringer' })
    expect(said).toMatchObject({
      status: 201,
      body: { author: { name: 'Lone Bech', organisation: 'Borgerservice' } },
    })
    expect((await house.as('sara').get(`/v1/threads/${thread}`)).status).toBe(404)
  })

  it('is not followed by more words to the citizen: the tasks of the escalation are waited for in silence', async () => {
    for (const task of await escalations(id)) {
      const history = await watcher.history(
        { kind: 'task', id: task.id },
        (found) => markersOf(found) > 0,
      )
      expect(timersOf(history)).toBe(0)
      const waits = () => watcher.process({ kind: 'task', id: task.id }).query(progress)
      const told = await eventually(waits, ({ waitingFor }) => waitingFor === 'the task to be done')
      expect(told).toMatchObject({ waitingFor: 'the task to be done', steps: [] })
    }
    const { body } = await house.as('anna').get('/v1/threads')
    expect(body.items.map((one) => one.id)).toEqual([thread])
    expect(await saidBySystem()).toBe(2)
    const old = `update tasks set due_at = now() - interval '1 hour' where kind = 'escalation'`
    await house.db.sql(old)
    const { text } = await house.as('otto').get('/v1/operations')
    expect(JSON.parse(text).waiting).toEqual([])
  })

  it('is silent too where a process began when escalations were still reminded of', async () => {
    const db = openDatabase({ url: house.db.url, vault: theVault() })
    const { carryOut } = createActivities(db)
    const [task] = await escalations(id)
    const wish = { kind: 'task' as const, id: task?.id ?? '' }
    await carryOut({ wish, list: 'reminder', commands: [remindSupplier()] })
    await carryOut({ wish, list: 'escalation', commands: [escalate()] })
    await db.destroy()
    expect(await saidBySystem()).toBe(2)
    const made = 'select from tasks where follows_task_id = $1'
    expect(await house.db.sql(made, [wish.id])).toEqual([])
  })

  it('is over when the task is done at last, and reminds nobody twice', async () => {
    await finishTask(house, id)
    await watcher.process(id).result()
    expect(await record(id, 'reminder')).toHaveLength(1)
    expect(await escalations(id)).toHaveLength(2)
    expect(timersOf(await watcher.history(id))).toBe(2)
  })

  it('has tasks of the escalation that are followed by a process of their own, and end by themselves', async () => {
    const { body } = await house.as('lone').get('/v1/tasks?status=open')
    const [{ id: task }] = body.items
    const process = watcher.client.workflow.getHandle(`task/${task}`)
    await eventually(
      () => process.describe().catch(() => undefined),
      (described) => described !== undefined,
    )
    const { headers } = await house.as('lone').get(`/v1/tasks/${task}`)
    const done = { status: 'done', outcome: 'agreed' }
    const changed = await house
      .as('lone')
      .patch(`/v1/tasks/${task}`, done, headers.get('ETag') ?? '')
    expect(changed).toMatchObject({ status: 200, body: { outcome: 'agreed' } })
    await process.result()
  })
})

describe('a promise that is kept', () => {
  it('between reminder and escalation tells nobody else', async () => {
    const id = await cancelWithTiming(house, watcher, {
      timing: { answerMs: 500, escalationMs: 30_000 },
    })
    await until(id, 'supplier-reminded')
    await finishTask(house, id)
    await watcher.process(id).result()
    expect(await stepNames(id)).not.toContain('escalated')
    expect(await escalations(id)).toEqual([])
  })

  it('in time reminds nobody', async () => {
    const id = await cancelWithTiming(house, watcher, {
      timing: { answerMs: 30_000, escalationMs: 1 },
    })
    await eventually(
      () => stepNames(id),
      (names) => names.length === 6,
    )
    await finishTask(house, id)
    await watcher.process(id).result()
    expect(await record(id, 'reminder')).toEqual([])
  })
})

describe('the contact unit itself', () => {
  it('is told once, by its leader', async () => {
    const timing = { answerMs: 300, escalationMs: 300 }
    const visit = { organisationId: null }
    const id = await cancelWithTiming(house, watcher, { timing, visit })
    await until(id, 'escalated')
    expect(await escalations(id)).toMatchObject([{ organisation: contactUnit, assignee: lone }])
  })
})
