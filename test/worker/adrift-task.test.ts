import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { createLog } from '../../api/log.ts'
import { createMetrics } from '../../api/metrics.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { tidyOnce } from '../../worker/tidying.ts'
import type { Reply } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import { theVault } from '../run/servers.ts'
import { anna, contactUnit, eva, nils, nord, sara, syd } from '../run/visits.ts'

let house: TestHouse
let db: Database
const metrics = createMetrics()
beforeAll(async () => {
  house = await openTestHouse()
  db = openDatabase({ url: house.db.url, vault: theVault() })
})
afterEach(async () => {
  await house.db.sql('update organisations set active = true')
  await house.db.sql('update employees set active = true')
  await nilsWorksFor(nord)
})
afterAll(async () => {
  await db.destroy()
  await house.close()
})

/** One look by a worker of the test's own, beside the one that the house has. */
const tidy = () => tidyOnce({ db, metrics, log: createLog('silent') })

/** What a cancellation became. */
async function aCase(visit: Parameters<TestHouse['book']>[0]) {
  const [id = ''] = await house.book(visit)
  const { body } = await house.as('anna').cancel(id)
  const { taskId, threadId } = body
  return { cancellation: `/v1/cancellations/${body.id}`, taskId, threadId, was: body }
}

const nilsWorksFor = (id: string) =>
  house.db.sql('update employments set organisation_id = $1 where employee_id = $2', [id, nils])
const close = (id: string) =>
  house.db.sql('update organisations set active = false where id = $1', [id])
const dismiss = (id: string) =>
  house.db.sql('update employees set active = false where id = $1', [id])
const task = (subject: string, id: string): Promise<Reply> =>
  house.as(subject).get(`/v1/tasks/${id}`)

async function entriesOf(id: string) {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((one) => one.taskId === id && one.kind === 'task')
}

async function messagesIn(thread: string) {
  const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages?limit=100`)
  return body.items
}

describe('a task whose employee is gone', () => {
  it.each([
    ['is not active any more', () => dismiss(nils)],
    ['works elsewhere now', () => nilsWorksFor(syd)],
  ])('goes back to the organisation, flagged: who %s', async (_how, leave) => {
    const { taskId } = await aCase({ employeeId: nils })
    await house.as('nils').patch(`/v1/tasks/${taskId}`, { status: 'in-progress' }, '"1"')
    const before = await task('eva', taskId)
    await leave()
    await tidy()
    const { body, headers } = await task('eva', taskId)
    const changed = { status: 'open', assigneeId: null, flags: ['employee-gone'] }
    expect(body).toEqual({ ...before.body, ...changed })
    expect(headers.get('ETag')).toBe('"3"')
    const [, entry, ...more] = await entriesOf(taskId)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ actorId: null, organisationId: nord, messageId: null },
      text: 'Medarbejderen er her ikke længere. Opgaven er lagt tilbage til Hjemmepleje Nord.',
      details: {
        cause: 'employee-gone',
        status: { from: 'in-progress', to: 'open' },
        assigneeId: { from: nils, to: null },
      },
    })
  })

  it('stays with whoever is there, and what is done stays done by whom it was', async () => {
    const [own, done] = [await aCase({ employeeId: eva }), await aCase({ employeeId: nils })]
    await house.as('nils').patch(`/v1/tasks/${done.taskId}`, { status: 'done' }, '"1"')
    await dismiss(nils)
    await tidy()
    expect((await task('eva', own.taskId)).body).toMatchObject({ assigneeId: eva, flags: [] })
    const { body } = await task('eva', done.taskId)
    expect(body).toMatchObject({ status: 'done', assigneeId: nils, flags: [] })
  })
})

describe('a task whose organisation is closed', () => {
  it('goes to the contact unit with all that is about it, and the citizen is told', async () => {
    const { taskId, threadId, cancellation, was } = await aCase({ organisationId: syd })
    await house.as('sara').patch(`/v1/tasks/${taskId}`, { status: 'in-progress' }, '"1"')
    const before = await task('sara', taskId)
    await close(syd)
    await tidy()
    const { body, headers } = await task('lone', taskId)
    const place = { organisationId: contactUnit, assigneeId: null, status: 'open' }
    expect(body).toEqual({ ...before.body, ...place, flags: ['organisation-closed'] })
    expect(headers.get('ETag')).toBe('"3"')
    const text = 'Hjemmepleje Syd er lukket. Borgerservice har overtaget din henvendelse.'
    const last = (await messagesIn(threadId)).at(-1)
    expect(last).toMatchObject({ text, author: { kind: 'system', name: 'Borgerdialog' } })
    const [, entry, ...more] = await entriesOf(taskId)
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ text, actorId: null, organisationId: contactUnit, threadId, messageId: last?.id },
      details: {
        cause: 'organisation-closed',
        organisationId: { from: syd, to: contactUnit },
        assigneeId: { from: sara, to: null },
      },
    })
    const now = await house.as('anna').get(cancellation)
    expect(now.body).toMatchObject({ organisationId: contactUnit })
    expect(now.body.promisedAnswerBy).toBe(was.promisedAnswerBy)
  })

  it('is worked on by the contact unit, which sees chat and visit, until it is done', async () => {
    const { taskId, threadId, cancellation, was } = await aCase({ organisationId: syd })
    await close(syd)
    await tidy()
    // who is no records officer, and so sees no citizen but those of the own work
    const otto = `insert into employments select id, $1 from employees where subject = 'otto'`
    await house.db.sql(otto, [contactUnit])
    const { body } = await house.as('otto').get(`/v1/tasks?citizenId=${anna}&unassigned=true`)
    expect(body.items.map(({ id }) => id)).toContain(taskId)
    const messages = await house.as('lone').get(`/v1/threads/${threadId}/messages`)
    expect(messages.body.items.length).toBeGreaterThan(1)
    const visit = await house.as('lone').get(`/v1/appointments/${was.appointmentId}`)
    expect(visit.status).toBe(200)
    expect((await house.as('lone').get(cancellation)).body.flags).toEqual(['organisation-closed'])
    const done = { status: 'done', outcome: 'agreed' }
    expect((await house.as('lone').patch(`/v1/tasks/${taskId}`, done, '"2"')).status).toBe(200)
    expect((await house.as('sara').get(`/v1/tasks/${taskId}`)).status).toBe(404)
  })

  it('is looked at in the windows of the contact unit, not in those of the closed one', async () => {
    const { taskId } = await aCase({})
    const set = (windows: string) =>
      house.db.sql('update organisations set check_windows = $1 where contact_unit', [windows])
    expect((await task('eva', taskId)).body).toMatchObject({ checkWindow: expect.any(String) })
    await set('[{"from": "10:00", "until": "11:00"}]')
    await close(nord)
    await tidy()
    await set('[]')
    const { body } = await task('lone', taskId)
    expect(body).toMatchObject({ checkWindow: '10:00-11:00', checkAt: expect.any(String) })
  })

  it('is told of in a new chat where the old one had ended', async () => {
    const { taskId, threadId } = await aCase({ organisationId: syd })
    await house.as('sara').post(`/v1/threads/${threadId}/close`)
    await close(syd)
    await tidy()
    const [entry] = await entriesOf(taskId)
    expect(entry?.threadId).not.toBe(threadId)
    const told = await messagesIn(entry?.threadId ?? '')
    expect(told.at(-1)).toMatchObject({ id: entry?.messageId })
  })

  it('and is an escalation goes there in silence, beside the contact unit’s own', async () => {
    const { taskId, threadId } = await aCase({ organisationId: syd })
    const ids: string[] = []
    for (const organisation of [syd, contactUnit]) {
      const [id = ''] = await makeManyTasks(house.db, { like: taskId, count: 1 })
      const change = `kind = 'escalation', follows_task_id = $1, organisation_id = $2`
      await house.db.sql(`update tasks set ${change} where id = $3`, [taskId, organisation, id])
      ids.push(id)
    }
    await house.as('sara').patch(`/v1/tasks/${taskId}`, { status: 'done' }, '*')
    const before = await messagesIn(threadId)
    await close(syd)
    await tidy()
    const [moved = ''] = ids
    expect((await task('lone', moved)).body).toMatchObject({ flags: ['organisation-closed'] })
    expect(await messagesIn(threadId)).toEqual(before)
    expect(await entriesOf(moved)).toMatchObject([
      { text: 'Hjemmepleje Syd er lukket. Borgerservice har overtaget opgaven.', messageId: null },
    ])
  })

  it('and is the contact unit itself stays where it is', async () => {
    const { taskId } = await aCase({ organisationId: null })
    await close(contactUnit)
    await tidy()
    const [row] = await house.db.sql('select version, flags from tasks where id = $1', [taskId])
    expect(row).toEqual({ version: 1, flags: ['supplier-unknown'] })
  })
})

describe('whoever comes first', () => {
  /** How often each was rescued, by what that leaves behind. */
  async function tracesOf(ids: string[]) {
    return house.db.sql(
      `select t.version - 1 as versions, cardinality(t.flags) as flags, t.organisation_id as place,
          (select count(*)::int from record_entries e where e.task_id = t.id and e.kind = 'task') as entries,
          (select count(*)::int from record_entries e join messages m on m.id = e.message_id
            where e.task_id = t.id and m.author_kind = 'system') as messages
        from tasks t where t.id = any($1)`,
      [ids],
    )
  }
  const once = { versions: 1, flags: 1, place: contactUnit, entries: 1, messages: 1 }

  it('rescues a task, and eight workers at once each of thirty exactly once', async () => {
    const { taskId } = await aCase({ organisationId: syd })
    const ids = await makeManyTasks(house.db, { like: taskId, count: 30 })
    await close(syd)
    const all = async () => {
      await Promise.all(Array.from({ length: 8 }, tidy))
      return house.db.sql('select from tasks where organisation_id = $1 and status = $2', [
        ...[syd, 'open'],
      ])
    }
    await eventually(all, (left) => left.length === 0)
    expect(await tracesOf(ids)).toEqual(ids.map(() => once))
  })

  it('and is killed in the middle leaves nothing, and the next does all of it once', async () => {
    const { taskId, threadId } = await aCase({ organisationId: syd })
    await close(syd)
    const holder = new pg.Client({ connectionString: house.db.adminUrl })
    await holder.connect()
    await holder.query('begin')
    // the task has its new place, and the message can't be written yet
    await holder.query('select from threads where id = $1 for update', [threadId])
    const killed = tidy()
    const waiting = `select pid from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and query like '%insert into threads%'`
    const [victim] = await eventually(
      () => house.db.sql<{ pid: number }>(waiting),
      (found) => found.length > 0,
    )
    await house.db.sql('select pg_terminate_backend($1)', [victim?.pid])
    await holder.query('commit')
    await holder.end()
    await killed
    await tidy()
    expect(await tracesOf([taskId])).toEqual([once])
  })

  it('counts what was rescued, by what had happened', async () => {
    const { values } = await metrics.relayed.get()
    expect(values.map(({ labels }) => labels.what)).toContain('organisation-closed')
  })
})

describe('the relay', () => {
  it('looks for them by itself, every ten seconds or so', async () => {
    const { taskId } = await aCase({ employeeId: nils })
    await dismiss(nils)
    const { body } = await eventually(
      () => task('eva', taskId),
      ({ body }) => body.assigneeId === null,
      15_000,
    )
    expect(body.flags).toEqual(['employee-gone'])
  })
})
