import { describe, expect, it } from '@jest/globals'
import { makeManyTasks } from '../run/many-tasks.ts'
import { anna, contactUnit, eva, nils, nord, sara, syd } from '../run/visits.ts'
import { useLeaving } from './leaving.ts'

const given = useLeaving()
const { tidy, close, dismiss, task, aCase, entriesOf, messagesIn, nilsWorksFor } = given

describe('a task whose employee is gone', () => {
  it.each([
    ['is not active any more', () => dismiss(nils)],
    ['works elsewhere now', () => nilsWorksFor(syd)],
  ])('goes back to the organisation, flagged: who %s', async (_how, leave) => {
    const { taskId } = await aCase({ employeeId: nils })
    await given.house.as('nils').patch(`/v1/tasks/${taskId}`, { status: 'in-progress' }, '"1"')
    const before = await task('eva', taskId)
    await leave()
    await tidy()
    const { body, headers } = await task('eva', taskId)
    const changed = {
      status: 'open',
      assigneeId: null,
      assigneeName: null,
      flags: ['employee-gone'],
    }
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
    await given.house.as('nils').patch(`/v1/tasks/${done.taskId}`, { status: 'done' }, '"1"')
    await dismiss(nils)
    await tidy()
    expect((await task('eva', own.taskId)).body).toMatchObject({ assigneeId: eva, flags: [] })
    const { body } = await task('eva', done.taskId)
    expect(body).toMatchObject({ status: 'done', assigneeId: nils, flags: [] })
  })
})

describe('a task whose organisation is closed', () => {
  it('goes to the contact unit with all that is about it, and the citizen is told', async () => {
    const { taskId, cancellation, was } = await aCase({ organisationId: syd })
    await given.house.as('sara').patch(`/v1/tasks/${taskId}`, { status: 'in-progress' }, '"1"')
    const before = await task('sara', taskId)
    await close(syd)
    await tidy()
    const { body, headers } = await task('lone', taskId)
    const place = {
      organisationId: contactUnit,
      assigneeId: null,
      assigneeName: null,
      status: 'open',
    }
    expect(body).toEqual({ ...before.body, ...place, flags: ['organisation-closed'] })
    expect(headers.get('ETag')).toBe('"3"')
    const text = 'Hjemmepleje Syd er lukket. Borgerservice har overtaget din henvendelse.'
    const [, entry, ...more] = await entriesOf(taskId)
    expect(more).toEqual([])
    const last = (await messagesIn(entry?.threadId ?? '')).at(-1)
    expect(last).toMatchObject({ text, author: { kind: 'system', name: 'Borgerdialog' } })
    expect(entry).toMatchObject({
      ...{ text, actorId: null, organisationId: contactUnit, messageId: last?.id },
      details: {
        cause: 'organisation-closed',
        organisationId: { from: syd, to: contactUnit },
        assigneeId: { from: sara, to: null },
      },
    })
    const now = await given.house.as('anna').get(cancellation)
    expect(now.body).toMatchObject({ organisationId: contactUnit })
    expect(now.body.promisedAnswerBy).toBe(was.promisedAnswerBy)
  })

  it('is told of where citizen and contact unit can write to each other', async () => {
    const { taskId } = await aCase({ organisationId: syd })
    await close(syd)
    await tidy()
    const [entry] = await entriesOf(taskId)
    const path = `/v1/threads/${entry?.threadId}`
    const { body } = await given.house.as('lone').get(path)
    expect(body).toMatchObject({ organisation: { id: contactUnit }, status: 'open' })
    for (const subject of ['anna', 'lone']) {
      const reply = await given.house.as(subject).post(`${path}/messages`, { text: 'Goddag' })
      expect(reply.status).toBe(201)
    }
  })

  it('is worked on by the contact unit, which sees chat and visit, until it is done', async () => {
    const { taskId, threadId, cancellation, was } = await aCase({ organisationId: syd })
    await close(syd)
    await tidy()
    // who is no records officer, and so sees no citizen but those of the own work
    const otto = `insert into employments select id, $1 from employees where subject = 'otto'`
    await given.house.db.sql(otto, [contactUnit])
    const { body } = await given.house.as('otto').get(`/v1/tasks?citizenId=${anna}&unassigned=true`)
    expect(body.items.map(({ id }) => id)).toContain(taskId)
    const messages = await given.house.as('lone').get(`/v1/threads/${threadId}/messages`)
    expect(messages.body.items.length).toBeGreaterThan(1)
    const visit = await given.house.as('lone').get(`/v1/appointments/${was.appointmentId}`)
    expect(visit.status).toBe(200)
    expect((await given.house.as('lone').get(cancellation)).body.flags).toEqual([
      'organisation-closed',
    ])
    const done = { status: 'done', outcome: 'agreed' }
    expect((await given.house.as('lone').patch(`/v1/tasks/${taskId}`, done, '"2"')).status).toBe(
      200,
    )
    expect((await given.house.as('sara').get(`/v1/tasks/${taskId}`)).status).toBe(404)
  })

  it('is looked at in the windows of the contact unit, not in those of the closed one', async () => {
    const { taskId } = await aCase({})
    const set = (windows: string) =>
      given.house.db.sql('update organisations set check_windows = $1 where contact_unit', [
        windows,
      ])
    expect((await task('eva', taskId)).body).toMatchObject({ checkWindow: expect.any(String) })
    await set('[{"from": "10:00", "until": "11:00"}]')
    await close(nord)
    await tidy()
    await set('[]')
    const { body } = await task('lone', taskId)
    expect(body).toMatchObject({ checkWindow: '10:00-11:00', checkAt: expect.any(String) })
  })

  it('and is an escalation goes there in silence, beside the contact unit’s own', async () => {
    const { taskId, threadId } = await aCase({ organisationId: syd })
    const ids: string[] = []
    for (const organisation of [syd, contactUnit]) {
      const [id = ''] = await makeManyTasks(given.house.db, { like: taskId, count: 1 })
      const change = `kind = 'escalation', follows_task_id = $1, organisation_id = $2`
      await given.house.db.sql(`update tasks set ${change} where id = $3`, [
        taskId,
        organisation,
        id,
      ])
      ids.push(id)
    }
    await given.house.as('sara').patch(`/v1/tasks/${taskId}`, { status: 'done' }, '*')
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
    const [row] = await given.house.db.sql('select version, flags from tasks where id = $1', [
      taskId,
    ])
    expect(row).toEqual({ version: 1, flags: ['supplier-unknown'] })
  })
})
