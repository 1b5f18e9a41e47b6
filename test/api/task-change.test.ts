import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, nils } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A task of Hjemmepleje Nord; nobody's. */
async function aTask() {
  const [visit = ''] = await house.book({ employeeId: null })
  const { body } = await house.as('anna').cancel(visit)
  return { path: `/v1/tasks/${body.taskId}`, id: body.taskId }
}

async function entriesOf(id: string) {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((one) => one.taskId === id && one.kind === 'task')
}

describe('a task of the team', () => {
  it('is taken, given to a colleague, given back and finished, and the record tells it all', async () => {
    const { path, id } = await aTask()
    const taken = await house.as('eva').patch(path, { status: 'in-progress' }, '"1"')
    expect(taken.body).toMatchObject({ status: 'in-progress', assigneeId: eva })
    const handed = await house.as('eva').patch(path, { assigneeId: nils }, '"2"')
    const nilsHasIt = { status: 'in-progress', assigneeId: nils, assigneeName: 'Nils Kjær' }
    expect(handed.body).toMatchObject(nilsHasIt)
    expect((await house.as('eva').get(path)).body).toMatchObject(nilsHasIt)
    const back = { status: 'open', assigneeId: null }
    const returned = await house.as('nils').patch(path, back, '"3"')
    expect(returned.body).toMatchObject({ ...back, assigneeName: null })
    const finish = { status: 'done', outcome: 'new-time' }
    const finished = await house.as('eva').patch(path, finish, '"4"')
    expect(finished.body).toMatchObject({ ...finish, assigneeId: eva })
    expect(await entriesOf(id)).toMatchObject([
      { actorId: eva, text: 'Opgaven er påbegyndt.', details: between(null, eva) },
      { actorId: eva, text: 'Opgaven er fordelt.', details: between(eva, nils) },
      { actorId: nils, text: 'Opgaven er lagt tilbage.', details: between(nils, null) },
      { text: 'Opgaven er udført. Resultat: ny tid.', details: between(null, eva) },
    ])
  })

  it('that was begun is open again when it is only given back to all', async () => {
    const { path } = await aTask()
    await house.as('nils').patch(path, { status: 'in-progress' }, '"1"')
    const { body } = await house.as('eva').patch(path, { assigneeId: null }, '"2"')
    expect(body).toMatchObject({ status: 'open', assigneeId: null })
  })

  it('tells the record that it was given back, and nothing where it stayed as it was', async () => {
    const { path, id } = await aTask()
    await house.as('eva').patch(path, { assigneeId: nils }, '"1"')
    for (const change of [{ assigneeId: nils }, { status: 'open' }]) {
      const same = await house.as('eva').patch(path, change, '"2"')
      expect([same.status, same.headers.get('ETag')]).toEqual([200, '"2"'])
    }
    await house.as('nils').patch(path, { assigneeId: null }, '"2"')
    expect(await entriesOf(id)).toMatchObject([
      { text: 'Opgaven er fordelt.', details: between(null, nils) },
      { text: 'Opgaven er lagt tilbage.', details: between(nils, null) },
    ])
  })

  it('is refused an outcome while it is not done, and stays as it was', async () => {
    const { path, id } = await aTask()
    for (const more of [{}, { status: 'in-progress' }, { assigneeId: eva }]) {
      const change = { outcome: 'agreed', ...more }
      const { body } = await house.as('eva').patch(path, change, '"1"')
      expect(body).toMatchObject({ status: 422, code: 'outcome-without-done' })
    }
    expect((await house.as('eva').get(path)).headers.get('ETag')).toBe('"1"')
    expect(await entriesOf(id)).toEqual([])
  })

  it('is overdue when its time is over, until it is done', async () => {
    const { path, id } = await aTask()
    expect((await house.as('eva').get(path)).body.overdue).toBe(false)
    await house.db.sql(`update tasks set due_at = now() - interval '1 minute' where id = $1`, [id])
    const { body } = await house.as('eva').patch(path, { status: 'in-progress' }, '"1"')
    expect(body.overdue).toBe(true)
    const { body: done } = await house.as('eva').patch(path, { status: 'done' }, '"2"')
    expect(done.overdue).toBe(false)
  })

  it('is finished once by fifty who have seen the same version', async () => {
    const { path, id } = await aTask()
    const outcomes = ['agreed', 'new-time', 'could-not-be-done']
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        house
          .as(n % 2 ? 'eva' : 'nils')
          .patch(path, { status: 'done', outcome: outcomes[n % 3] }, '"1"'),
      ),
    )
    const winners = replies.filter(({ status }) => status === 200)
    expect(winners).toHaveLength(1)
    const losers = replies.filter(({ body }) => body.code === 'version-mismatch')
    expect(losers).toHaveLength(49)
    expect((await house.as('eva').get(path)).body).toEqual(winners[0]?.body)
    expect(await entriesOf(id)).toHaveLength(1)
  })
})

function between(from: string | null, to: string | null) {
  return { assigneeId: { from, to } }
}
