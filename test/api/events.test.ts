import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { type Listening, listenAs } from '../run/listening.ts'
import type { Ids } from '../run/operations.ts'
import { makeThings } from '../run/things.ts'
import { anna } from '../run/visits.ts'

let house: TestHouse
let things: Ids
beforeAll(async () => {
  house = await openTestHouse()
  things = await makeThings(house, { subject: 'anna', citizenId: anna })
})
afterAll(() => house.close())

const open: Listening[] = []
async function listening(subject: string, lastEventId?: string): Promise<Listening> {
  const one = await listenAs(house.url, subject, { lastEventId })
  open.push(one)
  return one
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.leave()
})

const messages = () => `/v1/threads/${things.threads}/messages`
beforeEach(async () => {
  const sql = `update threads set reply_open = true, reply_to = 'organisation' where id = $1`
  await house.db.sql(sql, [things.threads])
})

describe('who listens', () => {
  it('hears within a second that the other side has written, and nothing of what', async () => {
    const [eva, annas] = [await listening('eva'), await listening('anna')]
    await Promise.all([eva.until('ready'), annas.until('ready')])
    const times: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const before = Date.now()
      const { body } = await house.as('anna').post(messages(), { text: 'Hej Eva' })
      const heard = await eva.until('message', body.id)
      times.push(Date.now() - before)
      expect(heard.data).toEqual({
        ...{ kind: 'message', id: body.id, threadId: things.threads, citizenId: anna },
        at: expect.stringMatching(/Z$/),
      })
    }
    expect(Math.min(...times)).toBeLessThan(1000)
    const answer = await house.as('eva').post(messages(), { text: 'Hej Anna' })
    await annas.until('message', answer.body.id)
    await house.as('anna').post(`/v1/threads/${things.threads}/read`)
    await eva.until('messages-read', things.threads)
    expect(JSON.stringify([...eva.heard, ...annas.heard])).not.toMatch(/Hej|Anna|Eva/)
  })

  it('is told how to read it, and that nothing keeps it', async () => {
    const { status, headers } = await listening('anna')
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toMatch(/^text\/event-stream/)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Accel-Buffering')).toBe('no')
  })

  it('hears of a whole cancellation, each side of what it may read', async () => {
    const [eva, annas] = [await listening('eva'), await listening('anna')]
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit)
    for (const one of [eva, annas]) {
      await one.until('cancellation', body.id)
      await one.until('appointment', visit)
      await one.until('message', body.messageId)
    }
    await eva.until('task', body.taskId)
    const note = await house.as('eva').post(`/v1/threads/${body.threadId}/notes`, { text: 'Husk' })
    await eva.until('note', note.body.id)
    await house.as('eva').post(messages(), { text: 'Hej' })
    await annas.until('message')
    const kinds = new Set(annas.heard.map(({ event }) => event))
    expect([...kinds]).not.toContain('task')
    expect([...kinds]).not.toContain('note')
  })

  it('resumes after the last that was heard', async () => {
    const first = await listening('eva')
    await first.until('ready')
    const one = await house.as('eva').post(messages(), { text: 'Et' })
    const { id } = await first.until('message', one.body.id)
    await first.leave()
    const two = await house.as('eva').post(messages(), { text: 'To' })
    const again = await listening('eva', id)
    await again.until('message', two.body.id)
    expect(again.heard.map(({ event }) => event)).not.toContain('ready')
    expect(again.heard.map(({ data }) => data.id)).not.toContain(one.body.id)
  })

  it.each(['x', '1-1-1', `1-1-${Date.now() - 25 * 3_600_000}`, `999999999999-1-${Date.now()}`])(
    'is told to read anew where %s is not known any more',
    async (last) => {
      const one = await listening('anna', last)
      const { id } = await one.until('reset')
      await one.leave()
      const sent = await house.as('eva').post(messages(), { text: 'Hej' })
      const again = await listening('anna', id)
      await again.until('message', sent.body.id)
      expect(again.heard.map(({ event }) => event)).not.toContain('reset')
    },
  )
})
