import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, bent, nord, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
})
afterAll(() => house.close())

async function aThread(more: Parameters<TestHouse['book']>[0] = {}, subject = 'anna') {
  const [visit = ''] = await house.book(more)
  const { body } = await house.as(subject).cancel(visit)
  return `/v1/threads/${body.threadId}`
}

const idOf = (path: string) => path.split('/')[3]

describe('a thread', () => {
  it('shows both sides its parties, its last message and what is unread for them', async () => {
    const path = await aThread()
    await house.as('eva').post(`${path}/messages`, { text: 'Tak for beskeden.' })
    const { body } = await house.as('anna').get(path)
    expect(body).toMatchObject({
      citizen: { id: anna, name: 'Anna Jensen' },
      organisation: { id: nord, code: 'hjemmepleje-nord' },
      status: 'open',
      closedAt: null,
      messageCount: 2,
      unreadCount: 1,
      lastMessage: { text: 'Tak for beskeden.', number: 2 },
      replyPermission: { allowed: true, code: 'open-to-organisation' },
    })
    const { body: staff } = await house.as('nils').get(path)
    expect(staff).toMatchObject({ unreadCount: 1, replyPermission: { code: 'staff' } })
  })

  it('is read up to here by one person, and readAt tells the other side', async () => {
    const path = await aThread()
    await house.as('eva').post(`${path}/messages`, { text: 'Hej' })
    const readAt = async (subject: string) => {
      const { body } = await house.as(subject).get(`${path}/messages`)
      return body.items.map((message) => message.readAt !== null)
    }
    expect(await readAt('eva')).toEqual([false, false])
    expect((await house.as('anna').post(`${path}/read`)).status).toBe(204)
    expect(await readAt('eva')).toEqual([false, true])
    expect((await house.as('anna').get(path)).body.unreadCount).toBe(0)
    expect((await house.as('rita').get(path)).body.unreadCount).toBe(1)
    await house.as('nils').post(`${path}/read`)
    expect(await readAt('anna')).toEqual([true, true])
    expect((await house.as('nils').get(path)).body.unreadCount).toBe(0)
    expect((await house.as('eva').get(path)).body.unreadCount).toBe(1)
    await house.as('eva').post(`${path}/messages`, { text: 'Og en til' })
    expect((await house.as('anna').get(path)).body.unreadCount).toBe(1)
  })

  it('keeps the time of the first reading', async () => {
    const path = await aThread()
    await house.as('eva').post(`${path}/messages`, { text: 'Hej' })
    await house.as('anna').post(`${path}/read`)
    const readAt = async () => {
      const { body } = await house.as('eva').get(`${path}/messages`)
      return body.items.map((message) => message.readAt)
    }
    const before = await readAt()
    expect(before).toEqual([null, expect.any(String)])
    await house.as('anna').post(`${path}/read`)
    await house.as('rita').post(`${path}/read`)
    expect(await readAt()).toEqual(before)
  })

  it('is closed by staff; the next cancellation opens a new one', async () => {
    const path = await aThread()
    expect((await house.as('eva').post(`${path}/close`)).status).toBe(204)
    const { body } = await house.as('anna').get(path)
    expect(body).toMatchObject({ status: 'closed', closedAt: expect.any(String) })
    expect(body.replyPermission).toMatchObject({ allowed: false, code: 'thread-closed' })
    for (const subject of ['anna', 'eva']) {
      const reply = await house.as(subject).post(`${path}/messages`, { text: 'For sent' })
      expect(reply.body).toMatchObject({ status: 409, code: 'thread-closed' })
    }
    const next = await aThread()
    expect(next).not.toBe(path)
    const { body: messages } = await house.as('anna').get(`${next}/messages`)
    expect(messages.items).toMatchObject([{ number: 1 }])
  })

  it('that is closed twice is closed once in the record', async () => {
    const path = await aThread()
    await house.as('eva').post(`${path}/close`)
    const { body: closed } = await house.as('eva').get(path)
    expect((await house.as('nils').post(`${path}/close`)).status).toBe(204)
    expect((await house.as('eva').get(path)).body.closedAt).toBe(closed.closedAt)
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const closings = record.items.filter(
      (one) => one.kind === 'thread-closed' && one.threadId === idOf(path),
    )
    expect(closings).toHaveLength(1)
  })

  it('is closed by whoever of the citizen’s side opened it, and by no other of them', async () => {
    const annas = await aThread()
    expect((await house.as('rita').post(`${annas}/close`)).body.code).toBe('forbidden')
    expect((await house.as('anna').post(`${annas}/close`)).status).toBe(204)
    const { body: record } = await house.as('eva').get(`/v1/citizens/${anna}/record?limit=100`)
    expect(record.items.at(-1)).toMatchObject({ kind: 'thread-closed', actorId: anna })
    const ritas = await aThread({}, 'rita')
    // in the chat that is open a second wish opens none
    expect(await aThread()).toBe(ritas)
    expect((await house.as('anna').post(`${ritas}/close`)).body.code).toBe('forbidden')
    await house.db.sql(`update representations set scopes = '{see,cancel}'`)
    expect((await house.as('rita').post(`${ritas}/close`)).body.code).toBe('forbidden')
    await house.db.sql(`update representations set scopes = '{see,cancel,write}'`)
    expect((await house.as('rita').post(`${ritas}/close`)).status).toBe(204)
    expect((await house.as('rita').get(ritas)).body.status).toBe('closed')
  })

  it('that nobody wished for is closed by no citizen', async () => {
    const path = await aThread()
    await house.db.sql('update threads set opened_by = null where id = $1', [idOf(path)])
    expect((await house.as('anna').post(`${path}/close`)).body.code).toBe('forbidden')
  })
})

describe('the list of threads', () => {
  it('shows each person theirs, the latest first, by citizen, organisation and status', async () => {
    const annas = await aThread()
    const bents = await aThread({ citizenId: bent, organisationId: syd }, 'bent')
    const atSyd = await aThread({ organisationId: syd })
    const list = async (subject: string, query = '') => {
      const { body } = await house.as(subject).get(`/v1/threads?status=open${query}`)
      return body.items.map((thread) => `/v1/threads/${thread.id}`)
    }
    expect(await list('anna')).toEqual([atSyd, annas])
    expect(await list('rita', `&citizenId=${anna}`)).toEqual([atSyd, annas])
    expect(await list('anna', `&organisationId=${nord}`)).toEqual([annas])
    expect(await list('bent')).toEqual([bents])
    expect(await list('sara')).toEqual([atSyd, bents])
    expect(await list('sara', `&citizenId=${bent}`)).toEqual([bents])
    expect(await list('otto')).toEqual([])
    await house.as('sara').post(`${bents}/messages`, { text: 'Ny' })
    expect(await list('sara')).toEqual([bents, atSyd])
    await house.as('sara').post(`${atSyd}/close`)
    expect(await list('sara')).toEqual([bents])
  })
})
