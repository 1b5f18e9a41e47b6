import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { joiningAt } from '../run/joining.ts'
import { makeTwoWishes, type TwoWishes } from '../run/two-wishes.ts'

let house: TestHouse
let made: TwoWishes
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  made = await makeTwoWishes(house)
})

const { join, answer, undo, tasks, lastMessages, entries } = joiningAt(
  () => house,
  () => made,
)

describe('what was joined', () => {
  it('is taken apart again, and the answer is taken back in each chat', async () => {
    await house.as('sara').patch(`/v1/tasks/${made.tasks[1]}`, { status: 'in-progress' }, '"1"')
    const before = await tasks()
    const { body } = await join()
    await answer(body.id)
    const { status } = await undo(body.id, '"2"')
    expect(status).toBe(204)
    expect(await tasks()).toEqual(before)
    const [inNord, inSyd] = await lastMessages()
    expect(inNord?.text).toMatch(/er trukket tilbage\.\n.*Hjemmepleje Nord svarer på den\.$/)
    expect(inSyd?.text).toMatch(/er trukket tilbage\.\n.*Hjemmepleje Syd svarer på den\.$/)
    const told = (await entries('same-wish')).filter(({ details }) => details.change === 'undone')
    expect(told.map((one) => one.messageId).sort()).toEqual([inNord?.id, inSyd?.id].sort())
    const seen = await house.as('eva').get(`/v1/same-wishes/${body.id}`)
    expect(seen.body).toMatchObject({ status: 'undone', undoneAt: expect.any(String) })
    expect((await undo(body.id, '"2"')).status).toBe(204)
    expect(await entries('same-wish')).toHaveLength(4)
    expect((await join()).status).toBe(201)
  })

  it('is taken apart before there was an answer, and the chats hear nothing of it', async () => {
    const before = await lastMessages()
    const { body } = await join()
    expect((await undo(body.id, '"1"', 'sara')).status).toBe(204)
    expect(await lastMessages()).toEqual(before)
    const told = (await entries('same-wish')).filter(({ details }) => details.change === 'undone')
    for (const { text } of told)
      expect(text).toMatch(/^Hjemmepleje Syd har skilt henvendelserne ad/)
    expect((await answer(body.id)).body).toMatchObject({ status: 409, code: 'same-wish-undone' })
    expect(await entries('same-wish')).toHaveLength(4)
  })

  it('is undone only in the version that was seen, and within a day', async () => {
    const { body } = await join()
    await answer(body.id)
    expect((await undo(body.id, '"1"')).body.code).toBe('version-mismatch')
    expect((await undo(body.id, '', 'eva')).body.code).toBe('version-required')
    expect((await undo(body.id, '"2"', 'lone')).status).toBe(404)
    await house.db.sql(
      `update same_wishes set undoable_until = now() - interval '1 second' where id = $1`,
      [body.id],
    )
    expect((await undo(body.id, '"2"')).body).toMatchObject({
      status: 409,
      code: 'same-wish-final',
    })
  })

  it('holds its tasks until then: neither organisation changes one by itself', async () => {
    const { body } = await join()
    await answer(body.id)
    const path = `/v1/tasks/${made.tasks[0]}`
    const { body: refused } = await house.as('eva').patch(path, { status: 'done' }, '*')
    expect(refused).toMatchObject({ status: 409, code: 'task-joined' })
  })

  it('can be undone by the citizen, once the answer was taken back', async () => {
    const { body } = await join()
    await answer(body.id)
    const path = `/v1/cancellations/${made.cancellations[0]}/withdrawal`
    const late = await house.as('anna').post(path)
    expect(late.body.code).toBe('withdrawal-too-late')
    await undo(body.id)
    const back = await house.as('anna').post(path, undefined, { Prefer: 'wait=20' })
    expect(back).toMatchObject({ status: 200, body: { status: 'withdrawn' } })
  })
})
