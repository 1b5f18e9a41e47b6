import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { dayOf, promisedAnswerBy } from '../../domain/calendar.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countRows } from '../run/rows.ts'
import { anna, rita, sara, syd } from '../run/visits.ts'

let house: TestHouse
let path: string
let threadId: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
  const [visit = ''] = await house.book({ organisationId: syd })
  const { body } = await house.as('anna').cancel(visit)
  threadId = body.threadId
  path = `/v1/threads/${threadId}`
})
afterAll(() => house.close())

const ask = (subject = 'anna', headers = {}) =>
  house.as(subject).post(`${path}/reply-permission/request`, undefined, headers)
const open = (etag = '"1"') =>
  house
    .as('sara')
    .put(`${path}/reply-permission`, { open: true, reason: 'Vi venter på svar' }, etag)

interface Asked {
  id: string
  status: string
  outcome: string | null
  startedAt: string | null
  endedAt: string | null
}
const tasks = () =>
  house.db.sql<Asked>(
    `select id, status, outcome, process_started_at as "startedAt", followed_up_at as "endedAt"
      from tasks where thread_id = $1 and kind = 'reply-request' order by created_at, id`,
    [threadId],
  )
const record = async (kind: string) => {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((entry) => entry.threadId === threadId && entry.kind === kind)
}

describe('a request to have a chat opened', () => {
  it('becomes a task for the organisation, due by its promise, and an entry', async () => {
    const { status, body } = await ask()
    expect(status).toBe(201)
    const { requestedAt, promisedAnswerBy: by } = body
    expect(body).toEqual({ threadId, requestedAt, promisedAnswerBy: by, with: 'Hjemmepleje Syd' })
    const { body: list } = await house.as('sara').get('/v1/tasks?status=open')
    const task = list.items.find(({ kind }) => kind === 'reply-request')
    expect(task).toMatchObject({
      ...{ threadId, citizenId: anna, organisationId: syd, assigneeId: null, dueAt: by },
      ...{ cancellationId: null, appointmentId: null, createdAt: requestedAt },
      text: 'Anna Jensen beder om at kunne svare i chatten.',
    })
    expect(await record('reply-request')).toMatchObject([
      { actorId: anna, organisationId: syd, taskId: task?.id, text: task?.text },
    ])
  })

  it('is promised and looked at as the organisation has set up', async () => {
    const windows = [{ from: '00:00', until: '24:00' }]
    const set = `update organisations set answer_working_days = $1, check_windows = $2 where id = $3`
    await house.db.sql(set, [3, JSON.stringify(windows), syd])
    const { body } = await ask()
    await house.db.sql(set, [1, '[]', syd])
    expect(body.promisedAnswerBy).toBe(
      promisedAnswerBy(body.requestedAt, 3, { windows, closingDays: [] }),
    )
    const { body: list } = await house.as('sara').get('/v1/tasks?status=open')
    const task = list.items.find((one) => one.threadId === threadId && one.kind === 'reply-request')
    expect(task).toMatchObject({ checkWindow: '00:00-24:00', checkAt: expect.any(String) })
  })

  it('is signed on behalf of the citizen by a representative who may write', async () => {
    expect((await ask('rita')).status).toBe(201)
    expect(await record('reply-request')).toMatchObject([
      {
        actorId: rita,
        text: 'Rita Holm på vegne af Anna Jensen beder om at kunne svare i chatten.',
      },
    ])
  })

  it('is not for staff, strangers, or a representative who may only see', async () => {
    expect((await ask('sara')).body.code).toBe('forbidden')
    for (const subject of ['bent', 'eva', 'lone']) {
      expect((await ask(subject)).body.code).toBe('not-found')
    }
    await house.db.sql(`update representations set scopes = '{see}'`)
    expect((await ask('rita')).body.code).toBe('forbidden')
    await house.db.sql(`update representations set scopes = '{see,cancel,write}'`)
    expect(await tasks()).toEqual([])
  })

  it('is made once a day in each chat, whoever asks, also by 20 at once', async () => {
    const before = await countRows(house.db)
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask(n % 2 ? 'anna' : 'rita')),
    )
    const codes = many.filter(({ status }) => status !== 201).map(({ body }) => body.code)
    expect(codes).toEqual(Array(19).fill('reply-already-requested'))
    const after = await countRows(house.db)
    for (const table of ['tasks', 'reply_requests', 'record_entries']) {
      expect([table, after[table]]).toEqual([table, (before[table] ?? 0) + 1])
    }
    await house.db.sql('update reply_requests set day = day - 1')
    expect((await ask()).status).toBe(201)
    const days = await house.db.sql(
      `select day::text from reply_requests where thread_id = $1 order by day desc limit 1`,
      [threadId],
    )
    expect(days).toEqual([{ day: dayOf(new Date().toISOString()) }])
  })

  it('is answered again by the same key, without a second effect', async () => {
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await ask('anna', key)
    const again = await ask('anna', key)
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(await tasks()).toHaveLength(1)
  })

  it('is refused where one may reply already, and where nobody could open it', async () => {
    await open()
    expect((await ask()).body).toMatchObject({ status: 409, code: 'reply-already-permitted' })
    await house.db.sql(`update threads set reply_open = null, reply_to = null where id = $1`, [
      threadId,
    ])
    await house.db.sql(`update citizens set civil_status = 'annulled' where id = $1`, [anna])
    const annulled = await ask()
    await house.db.sql(`update citizens set civil_status = 'active' where id = $1`, [anna])
    expect(annulled.body).toMatchObject({ status: 403, code: 'reply-not-permitted' })
    expect(annulled.body.detail).toMatch(/CPR-nummeret er annulleret/)
    await house.as('sara').post(`${path}/close`)
    expect((await ask()).body).toMatchObject({ status: 409, code: 'thread-closed' })
    expect(await tasks()).toEqual([])
  })
})

describe('the process of a request', () => {
  it('is started by the relay, and ends when the chat is opened: agreed', async () => {
    await ask()
    const [started] = await eventually(tasks, ([task]) => Boolean(task?.startedAt))
    expect(started).toMatchObject({ status: 'open', startedAt: expect.any(String) })
    expect((await open()).status).toBe(200)
    expect(await tasks()).toMatchObject([{ status: 'done', outcome: 'agreed' }])
    const [ended] = await eventually(tasks, ([task]) => Boolean(task?.endedAt))
    expect(ended?.endedAt).not.toBeNull()
    expect(await record('task')).toMatchObject([
      {
        ...{ actorId: sara, taskId: started?.id, details: { outcome: 'agreed' } },
        text: 'Opgaven er udført. Resultat: aftalt med borgeren.',
      },
    ])
    expect((await house.as('anna').post(`${path}/messages`, { text: 'Tak' })).status).toBe(201)
  })

  it('ends too where the chat was opened before it was started', async () => {
    await ask()
    await open()
    const [ended] = await eventually(tasks, ([task]) => Boolean(task?.endedAt))
    expect(ended).toMatchObject({ status: 'done', endedAt: expect.any(String) })
  })

  it('goes on where the chat is closed for replies', async () => {
    await ask()
    const shut = { open: false, reason: 'Vi svarer selv' }
    await house.as('sara').put(`${path}/reply-permission`, shut, '"1"')
    expect(await tasks()).toMatchObject([{ status: 'open', outcome: null }])
  })
})

describe('a chat that is opened while its process reminds of the request', () => {
  it('waits for it before it locks the chat, so that neither is refused', async () => {
    await ask()
    const [task] = await tasks()
    const process = new pg.Client(house.db.adminUrl)
    await process.connect()
    await process.query('begin')
    await process.query('select from tasks where id = $1 for no key update', [task?.id])
    const opening = open()
    const waits = `select from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`
    await eventually(
      () => house.db.sql(waits),
      (found) => found.length > 0,
    )
    const message = 'update threads set message_count = message_count where id = $1'
    await process.query(`set local lock_timeout = '500ms'`)
    await process.query(message, [threadId])
    await process.query('commit')
    await process.end()
    expect((await opening).status).toBe(200)
    expect(await tasks()).toMatchObject([{ status: 'done' }])
  })
})

describe('a chat that is opened at the moment of a request', () => {
  it('leaves no request behind that nobody answers, 60 times', async () => {
    let met = 0
    for (let round = 0; round < 60; round += 1) {
      await house.db.sql(
        `update threads set reply_open = null, reply_to = null, reply_version = 1 where id = $1`,
        [threadId],
      )
      await house.db.sql(`update reply_requests set day = day - 100 - $1::int`, [round])
      // from well before to well after it, so that neither is always the first
      const ahead = ((round * 7) % 45) - 22
      const [asked] = await Promise.all([
        sleep(Math.max(0, -ahead)).then(() => ask()),
        sleep(Math.max(0, ahead)).then(() => open()),
      ])
      if (asked.status === 201) met += 1
      else expect(asked.body.code).toBe('reply-already-permitted')
      const left = (await tasks()).filter(({ status }) => status !== 'done')
      expect({ round, left }).toEqual({ round, left: [] })
    }
    expect(met).toBeGreaterThan(5)
    expect(met).toBeLessThan(60)
  })
})
