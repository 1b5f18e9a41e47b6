import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { answerText, joiningAt } from '../run/joining.ts'
import { makeTwoWishes, type TwoWishes } from '../run/two-wishes.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
let made: TwoWishes
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  made = await makeTwoWishes(house)
})

const { join, answer, tasks, lastMessages, entries } = joiningAt(
  () => house,
  () => made,
)
const text = answerText

describe('chats that are joined', () => {
  it('name who joined them, and nothing is written in them yet', async () => {
    const before = await lastMessages()
    const { status, body, headers } = await join()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ citizenId: anna, status: 'joined', organisation: { id: nord }, answeredBy: null },
      joinedBy: expect.stringMatching(/^Eva /),
    })
    expect(body.threads.map(({ threadId }) => threadId)).toEqual(made.threads.toSorted())
    expect(body.tasks.map(({ taskId }) => taskId).sort()).toEqual(made.tasks.toSorted())
    expect([headers.get('Location'), headers.get('ETag')]).toEqual([
      `/v1/same-wishes/${body.id}`,
      '"1"',
    ])
    expect(await lastMessages()).toEqual(before)
    expect((await tasks()).map((one) => one.status)).toEqual(['open', 'open'])
  })

  it('stand in the record of each chat, and in the overview of both organisations', async () => {
    const { body } = await join()
    expect((await entries('same-wish')).map((one) => [one.organisationId, one.text])).toEqual(
      expect.arrayContaining([
        [
          nord,
          'Hjemmepleje Nord har lagt henvendelsen sammen med en til Hjemmepleje Syd. Der gives ét svar.',
        ],
        [
          syd,
          'Hjemmepleje Nord har lagt henvendelsen sammen med en til Hjemmepleje Nord. Der gives ét svar.',
        ],
      ]),
    )
    for (const who of ['eva', 'sara']) {
      const overview = await house.as(who).get(`/v1/citizens/${anna}/overview`)
      const joined = overview.body.items.filter(({ sameWishId }) => sameWishId === body.id)
      expect(joined).toHaveLength(4)
      expect((await house.as(who).get(`/v1/same-wishes/${body.id}`)).body).toMatchObject({
        id: body.id,
        tasks: [{ status: 'open' }, { status: 'open' }],
      })
    }
  })

  it('wait for one answer at a time', async () => {
    await join()
    for (const who of ['eva', 'sara']) {
      expect((await join(who)).body).toMatchObject({ status: 409, code: 'thread-already-joined' })
    }
  })
})

describe('one answer for all', () => {
  it('stands in each chat with who gave it, and the tasks are done together', async () => {
    const { body } = await join()
    const answered = await answer(body.id, 'eva', { text, outcome: 'new-time' })
    expect(answered.body).toMatchObject({
      ...{ status: 'answered', undoneAt: null, tasks: [{ status: 'done' }, { status: 'done' }] },
      answeredBy: expect.stringMatching(/^Eva /),
      undoableUntil: expect.stringMatching(/Z$/),
    })
    expect(answered.headers.get('ETag')).toBe('"2"')
    for (const message of await lastMessages()) {
      expect(message).toMatchObject({
        text,
        author: {
          kind: 'employee',
          organisation: 'Hjemmepleje Nord',
          name: expect.stringMatching(/^Eva /),
        },
      })
    }
    for (const one of await tasks()) expect(one).toMatchObject({ outcome: 'new-time' })
    expect((await entries('message')).map((one) => one.details.sameWishId)).toEqual([
      body.id,
      body.id,
    ])
    expect(await entries('task')).toHaveLength(2)
  })

  it('is given once, however often it is sent', async () => {
    const { body } = await join()
    const headers = { 'Idempotency-Key': randomUUID() }
    const path = `/v1/same-wishes/${body.id}/answer`
    const [one, other] = [
      await house.as('eva').post(path, { text }, headers),
      await house.as('eva').post(path, { text }, headers),
    ]
    expect([one.status, other.status, other.text]).toEqual([200, 200, one.text])
    expect((await answer(body.id)).body).toMatchObject({ status: 409, code: 'same-wish-answered' })
    expect((await entries('message')).length).toBe(2)
  })

  it('may be given by the other organisation, and by no third', async () => {
    const { body } = await join()
    expect((await answer(body.id, 'lone')).body.code).toBe('not-found')
    expect((await answer(body.id, 'anna')).body.code).toBe('not-found')
    expect((await answer(body.id, 'sara')).status).toBe(200)
    const [message] = await lastMessages()
    expect(message?.author.organisation).toBe('Hjemmepleje Syd')
  })

  it('is refused, and nothing is stored, where somebody has begun one of the tasks', async () => {
    const { body } = await join()
    const path = `/v1/tasks/${made.tasks[1]}`
    expect((await house.as('sara').patch(path, { status: 'in-progress' }, '"1"')).status).toBe(200)
    expect((await answer(body.id)).body).toMatchObject({ status: 409, code: 'same-wish-changed' })
    expect((await tasks()).map((one) => one.status).sort()).toEqual(['in-progress', 'open'])
    expect(await entries('message')).toEqual([])
  })

  it('is refused where the citizen has taken one of them back', async () => {
    const { body } = await join()
    const path = `/v1/cancellations/${made.cancellations[0]}/withdrawal`
    expect((await house.as('anna').post(path)).status).toBeLessThan(300)
    expect((await answer(body.id)).body).toMatchObject({ status: 409, code: 'same-wish-changed' })
  })

  it('is refused where one of the chats is closed, or the text holds a link that is not https', async () => {
    const { body } = await join()
    const link = { text: 'Se http://eksempel.dk' }
    expect((await answer(body.id, 'eva', link)).body.code).toBe('link-not-allowed')
    await house.as('sara').post(`/v1/threads/${made.threads[1]}/close`)
    expect((await answer(body.id)).body).toMatchObject({ status: 409, code: 'thread-closed' })
    expect((await tasks()).map((one) => one.status)).toEqual(['open', 'open'])
  })
})

describe('what can be joined', () => {
  it('is chosen task by task, where that is wished', async () => {
    const { body } = await join('eva', { taskIds: [made.tasks[0]] })
    expect(body.tasks).toMatchObject([{ taskId: made.tasks[0] }])
    await answer(body.id)
    const [one, other] = made.tasks
    const states = new Map((await tasks()).map(({ id, status }) => [id, status]))
    expect([states.get(one), states.get(other)]).toEqual(['done', 'open'])
  })

  it('is no task of another chat, nor one that is done', async () => {
    for (const taskIds of [[randomUUID()], [...made.tasks, randomUUID()]]) {
      const { body } = await join('eva', { taskIds })
      expect(body).toMatchObject({ status: 422, code: 'task-not-joinable' })
    }
  })

  it('is no chat with others, none that is closed, and none without an own one', async () => {
    const others = await makeTwoWishes(house, { subject: 'bent', citizenId: bent })
    const joined = (threadIds: string[], who = 'eva') =>
      house.as(who).post('/v1/same-wishes', { threadIds })
    const [one, other] = made.threads
    expect((await joined([one, others.threads[0]])).body.code).toBe('wishes-differ')
    expect((await joined([one, others.threads[1]])).body.code).toBe('not-found')
    expect((await joined([one, randomUUID()])).body.code).toBe('not-found')
    for (const who of ['lone', 'otto', 'anna', 'rita', 'bent']) {
      expect([who, (await joined([one, other], who)).status]).toEqual([who, 404])
    }
    await house.as('sara').post(`/v1/threads/${other}/close`)
    expect((await joined([one, other])).body.code).toBe('thread-closed')
    expect((await joined([one])).body.code).toBe('body-invalid')
    const [none] = await house.db.sql<{ n: number }>(
      'select count(*)::int as n from same_wish_threads where thread_id = any($1)',
      [[one, other]],
    )
    expect(none?.n).toBe(0)
  })
})
