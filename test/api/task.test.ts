import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, nils, nord, sara, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A task of Hjemmepleje Nord, with its path and its ETag. */
async function aTask(more: Parameters<TestHouse['book']>[0] = {}) {
  const [visit = ''] = await house.book(more)
  const { body } = await house.as('anna').cancel(visit)
  const path = `/v1/tasks/${body.taskId}`
  const { headers } = await house.as('eva').get(path)
  return { path, id: body.taskId as string, etag: headers.get('ETag') ?? '' }
}

describe('a task', () => {
  it('is begun, handed over and done, each with a new version', async () => {
    const { path, etag } = await aTask()
    expect(etag).toBe('"1"')
    const begun = await house.as('eva').patch(path, { status: 'in-progress' }, etag)
    expect(begun.body).toMatchObject({ status: 'in-progress', assigneeId: eva, doneAt: null })
    expect(begun.headers.get('ETag')).toBe('"2"')
    const handed = await house.as('eva').patch(path, { assigneeId: nils }, '"2"')
    expect(handed.body).toMatchObject({ assigneeId: nils, status: 'in-progress' })
    const given = await house.as('nils').patch(path, { assigneeId: null, status: 'open' }, '"3"')
    expect(given.body).toMatchObject({ assigneeId: null, status: 'open' })
    const done = await house.as('nils').patch(path, { status: 'done' }, '"4"')
    expect(done.body).toMatchObject({ status: 'done', doneAt: expect.any(String) })
    expect((await house.as('eva').get(path)).body).toEqual(done.body)
  })

  it('leaves a record entry at each change', async () => {
    const { path, id } = await aTask()
    await house.as('eva').patch(path, { assigneeId: nils }, '"1"')
    await house.as('eva').patch(path, { status: 'done' }, '"2"')
    const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entries = body.items.filter((one) => one.taskId === id && one.kind === 'task')
    expect(entries).toMatchObject([
      {
        actorId: eva,
        text: 'Opgaven er fordelt.',
        details: { assigneeId: { from: eva, to: nils } },
      },
      {
        text: 'Opgaven er udført. Resultat: intet at gøre.',
        details: { status: { from: 'open', to: 'done' } },
      },
    ])
  })

  it('that is done twice is refused where the version is stale, and changes nothing', async () => {
    const { path } = await aTask()
    const { body: done } = await house.as('eva').patch(path, { status: 'done' }, '"1"')
    const { body } = await house.as('nils').patch(path, { status: 'done' }, '"1"')
    expect(body).toMatchObject({ status: 412, code: 'version-mismatch' })
    const again = await house.as('nils').patch(path, { status: 'done' }, '"2"')
    expect(again).toMatchObject({ status: 200, body: { doneAt: done.doneAt } })
  })

  it('that is done is not opened again', async () => {
    const { path } = await aTask()
    await house.as('eva').patch(path, { status: 'done' }, '"1"')
    for (const status of ['open', 'in-progress']) {
      const { body } = await house.as('eva').patch(path, { status }, '"2"')
      expect(body).toMatchObject({ status: 409, code: 'task-transition-invalid' })
    }
  })

  it('is not given to whoever does not work there', async () => {
    const { path } = await aTask()
    for (const assigneeId of [sara, anna, crypto.randomUUID()]) {
      const { body } = await house.as('eva').patch(path, { assigneeId }, '"1"')
      expect(body).toMatchObject({ status: 422, code: 'assignee-unknown' })
      expect(body.errors[0].pointer).toBe('/assigneeId')
    }
    const { body } = await house.as('eva').get(path)
    expect(body.assigneeId).toBe(eva)
  })
})

describe('a change of a task', () => {
  it('without a version is refused', async () => {
    const { path } = await aTask()
    const { body } = await house.as('eva').send('PATCH', path, { body: { status: 'done' } })
    expect(body).toMatchObject({ status: 428, code: 'version-required' })
  })

  it('takes the version among others, and any version for a star', async () => {
    const { path } = await aTask()
    const change = { status: 'in-progress' }
    expect((await house.as('eva').patch(path, change, '"7", "1"')).status).toBe(200)
    expect((await house.as('eva').patch(path, change, '*')).status).toBe(200)
    for (const odd of ['W/"3"', '3', '"03"', 'null', '"3']) {
      expect((await house.as('eva').patch(path, change, odd)).body.code).toBe('version-mismatch')
    }
  })

  it('is made by exactly one of ten who have seen the same version', async () => {
    const { path } = await aTask()
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        house.as(index % 2 ? 'eva' : 'nils').patch(path, { status: 'in-progress' }, '"1"'),
      ),
    )
    const statuses = replies.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(9).fill(412)])
    expect((await house.as('eva').get(path)).headers.get('ETag')).toBe('"2"')
  })
})

describe('the list of tasks', () => {
  it('shows the own organisations only, what is due first, first, by assignee and status', async () => {
    await house.db.sql('update tasks set assignee_id = null')
    const first = await aTask({})
    const atSyd = await aTask({ organisationId: syd })
    const list = async (subject: string, query = '') => {
      const { body } = await house.as(subject).get(`/v1/tasks?limit=100${query}`)
      return body.items.map((task) => task.id)
    }
    expect(await list('sara')).toEqual([atSyd.id])
    expect(await list('eva', `&assigneeId=${eva}`)).toEqual([first.id])
    expect(await list('nils', `&organisationId=${nord}&status=open`)).toContain(first.id)
    expect(await list('nils', '&status=done')).not.toContain(first.id)
    expect(await list('eva')).not.toContain(atSyd.id)
    expect(await list('otto')).toEqual([])
    const { body } = await house.as('eva').get('/v1/tasks')
    const due = body.items.map((task) => task.dueAt)
    expect(due).toEqual([...due].sort())
  })

  it('is forbidden to citizens, and another organisation does not exist', async () => {
    const { body } = await house.as('anna').get('/v1/tasks')
    expect(body).toMatchObject({ status: 403, code: 'forbidden' })
    const { body: other } = await house.as('eva').get(`/v1/tasks?organisationId=${syd}`)
    expect(other.code).toBe('not-found')
  })
})
