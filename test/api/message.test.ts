import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, syd } from '../run/visits.ts'

let house: TestHouse
let path: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  path = `/v1/threads/${body.threadId}/messages`
})
afterAll(() => house.close())

const write = (subject: string, text: string, to = path) => house.as(subject).post(to, { text })

describe('a message', () => {
  it('by an employee has her name and her organisation', async () => {
    const { status, body } = await write('eva', 'Tak, Anna.')
    expect(status).toBe(201)
    const names = { name: 'Eva Lund', organisation: 'Hjemmepleje Nord' }
    const author = { kind: 'employee', ...names, onBehalfOf: null }
    expect(body).toMatchObject({ author, text: 'Tak, Anna.', readAt: null, cancellationId: null })
  })

  it('by the citizen where the chat is open is stored with one record entry', async () => {
    const { body } = await write('anna', 'Selv tak.')
    const own = { kind: 'citizen', name: 'Anna Jensen', organisation: null, onBehalfOf: null }
    expect(body.author).toEqual(own)
    const { body: record } = await house.as('eva').get(`/v1/citizens/${anna}/record?limit=100`)
    const entries = record.items.filter(
      (entry: { messageId: string }) => entry.messageId === body.id,
    )
    expect(entries).toMatchObject([
      { kind: 'message', actorId: anna, threadId: body.threadId, text: 'Selv tak.' },
    ])
  })

  it('by a representative is signed on behalf of the citizen', async () => {
    const { body } = await write('rita', 'Jeg skriver for Anna.')
    expect(body.author).toMatchObject({
      kind: 'representative',
      name: 'Rita Holm på vegne af Anna Jensen',
      onBehalfOf: { id: anna, name: 'Anna Jensen' },
    })
  })

  it('is refused with a link that is not https, and nothing is stored', async () => {
    const { body: before } = await house.as('eva').get(path)
    for (const text of ['Se http://example.dk', '[her](javascript:alert(1))', '//example.dk']) {
      for (const subject of ['anna', 'eva']) {
        const { body } = await write(subject, text)
        expect(body).toMatchObject({ status: 422, code: 'link-not-allowed' })
        expect(body.errors).toEqual([
          { pointer: '/text', detail: 'holds a link that is not https' },
        ])
        expect(body.detail).toMatch(/https:\/\/.*Din tekst er ikke gemt\.$/)
      }
    }
    expect((await house.as('eva').get(path)).body).toEqual(before)
    expect((await write('eva', 'Se https://www.borger.dk kl. 12:30')).status).toBe(201)
  })

  it('keeps every character that a person can write', async () => {
    const text = '  Ærø 🧓🏽 "citat" \\ \u2028 <b>&amp;</b>\tlinje\r\nlinje \u202E rtl  '
    const { body } = await write('anna', text)
    const { body: messages } = await house.as('eva').get(`${path}?limit=100`)
    expect(body.text).toBe(text)
    expect(messages.items.at(-1)?.text).toBe(text)
  })

  it('is refused in a closed chat with the reason and with who can open it', async () => {
    const [visit = ''] = await house.book({ organisationId: syd })
    const { body } = await house.as('anna').cancel(visit)
    const thread = `/v1/threads/${body.threadId}`
    const reply = await write('anna', 'Må jeg svare?', `${thread}/messages`)
    expect(reply.body).toMatchObject({ status: 403, code: 'reply-not-permitted' })
    expect(reply.body.detail).toContain('Hjemmepleje Syd har ikke åbnet for svar')
    expect(reply.body.detail).toContain('Din tekst er ikke gemt')
    const { body: permission } = await house.as('anna').get(`${thread}/reply-permission`)
    expect(permission).toMatchObject({
      allowed: false,
      code: 'closed-by-organisation',
      opensBy: { kind: 'organisation', name: 'Hjemmepleje Syd' },
    })
    expect((await house.as('sara').get(thread)).body.messageCount).toBe(1)
    expect((await write('sara', 'Her er vi.', `${thread}/messages`)).status).toBe(201)
  })

  it('is refused where a representative may see but not write', async () => {
    const may = (scopes: string[]) =>
      house.db.sql('update representations set scopes = $1', [scopes])
    await may(['see'])
    const { body } = await write('rita', 'Må jeg?')
    await may(['see', 'cancel', 'write'])
    expect(body).toMatchObject({ status: 403, code: 'reply-not-permitted' })
    expect(body.detail).toContain('Du må læse for den, du hjælper, men ikke skrive.')
  })
})

describe('the order of messages', () => {
  it('is the order of their numbers, the same for everyone, 200 ms apart', async () => {
    const first = await write('anna', 'først')
    await sleep(200)
    const second = await write('eva', 'dernæst')
    expect(second.body.number).toBe(first.body.number + 1)
    const list = async (subject: string) => (await house.as(subject).get(`${path}?limit=100`)).body
    const seen = await list('anna')
    expect(await list('eva')).toEqual(seen)
    expect(await list('rita')).toEqual(seen)
    const numbers = seen.items.map((message: { number: number }) => message.number)
    expect(numbers).toEqual(numbers.map((_: number, index: number) => index + 1))
    const texts = seen.items.map((message: { text: string }) => message.text)
    expect(texts.slice(-2)).toEqual(['først', 'dernæst'])
  })

  it('has no gap where citizen and employee write 50 at once', async () => {
    const { body: before } = await house.as('eva').get(`${path}?limit=100`)
    const writing = Array.from({ length: 50 }, (_, index) =>
      write(index % 2 ? 'anna' : 'eva', `nummer ${index}`),
    )
    const replies = await Promise.all(writing)
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(201))
    const { body } = await house.as('eva').get(`${path}?limit=100`)
    const numbers = body.items.map((message: { number: number }) => message.number)
    const count = before.items.length + 50
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index + 1))
    const entries = await house.db.sql<{ count: number }>(
      `select count(*)::int from record_entries where thread_id = $1
        and kind in ('message', 'cancellation') group by message_id`,
      [body.items[0].threadId],
    )
    expect(entries).toEqual(Array(count).fill({ count: 1 }))
  })
})
