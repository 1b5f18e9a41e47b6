import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, contactUnit } from '../run/visits.ts'

const secret = 'Det var til en anden borger'
const reason = { reason: 'Skrevet i den forkerte chat' }
const masked = 'Beskeden er oprettet ved en fejl og vises ikke.'

let house: TestHouse
let path: string
let told: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  path = `/v1/threads/${body.threadId}`
  told = body.messageId
})
afterAll(() => house.close())

const write = async (subject: string, text = secret) =>
  (await house.as(subject).post(`${path}/messages`, { text })).body.id
const mark = (subject: string, id: string, body: object = reason) =>
  house.as(subject).post(`/v1/messages/${id}/wrongly-created`, body)
const shownTo = async (subject: string, id: string) => {
  const { body } = await house.as(subject).get(`${path}/messages?limit=100`)
  return body.items.find((one) => one.id === id)
}
const record = async (subject: string) =>
  (await house.as(subject).get(`/v1/citizens/${anna}/record?limit=100`)).body.items

/** The contact unit has a task about the chat, as after an escalation. */
const giveTask = () =>
  house.db.sql(
    `insert into tasks (id, kind, follows_task_id, citizen_id, thread_id, organisation_id, text,
        due_at, created_at)
      select gen_random_uuid(), 'escalation', id, citizen_id, thread_id, $1, text, now(), now()
      from tasks where thread_id = $2`,
    [contactUnit, path.split('/')[3]],
  )

describe('a message that staff wrote by mistake', () => {
  it('is marked by its author; the citizen’s side sees that, and not the text', async () => {
    const id = await write('eva')
    const at = expect.stringMatching(/^20.*Z$/)
    const own = { text: secret, wronglyCreated: { at, by: 'Eva Lund', ...reason } }
    expect(await mark('eva', id)).toMatchObject({ status: 200, body: { id, ...own } })
    for (const subject of ['anna', 'rita']) {
      expect(await shownTo(subject, id)).toMatchObject({ text: masked, wronglyCreated: { at } })
      expect((await shownTo(subject, id))?.wronglyCreated).toEqual({ at })
      const { text } = await house.as(subject).get(path)
      expect(text).toContain(masked)
      expect(text).not.toContain(secret)
    }
    for (const subject of ['eva', 'nils']) expect(await shownTo(subject, id)).toMatchObject(own)
    const english = await house.as('anna').get(path, { 'Accept-Language': 'en' })
    expect(english.body.lastMessage.text).toBe(
      'This message was created by mistake and is not shown.',
    )
  })

  it('is marked by a colleague too, in the own name', async () => {
    const id = await write('eva')
    const { body } = await mark('nils', id)
    expect(body.wronglyCreated).toMatchObject({ by: 'Nils Kjær' })
    expect(body.author.name).toBe('Eva Lund')
  })

  it('is not marked by another organisation in the chat, which does not read it either', async () => {
    const id = await write('eva')
    await giveTask()
    expect((await shownTo('lone', id))?.text).toBe(secret)
    expect((await mark('lone', id)).body.code).toBe('forbidden')
    await mark('eva', id)
    expect((await shownTo('lone', id))?.text).toBe(masked)
    const unitsOwn = await write('lone')
    expect((await mark('eva', unitsOwn)).body.code).toBe('forbidden')
    expect((await mark('lone', unitsOwn)).status).toBe(200)
    expect((await shownTo('eva', unitsOwn))?.text).toBe(masked)
  })

  it('is not read through broken glass, in chat or record', async () => {
    const id = await write('eva')
    await mark('eva', id)
    await house.as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason: 'Faldet' })
    const { text } = await house.as('sara').get(`${path}/messages`)
    const { text: all } = await house.as('sara').get(`/v1/citizens/${anna}/record?limit=100`)
    for (const answer of [text, all]) expect(answer).not.toContain(secret)
    expect((await mark('sara', id)).body.code).toBe('forbidden')
  })
})

describe('a message that the citizen’s side wrote by mistake', () => {
  it('is marked by whoever wrote it and may still write, and by nobody else', async () => {
    const id = await write('rita')
    for (const subject of ['anna', 'eva']) {
      expect((await mark(subject, id)).body.code).toBe('forbidden')
    }
    expect((await mark('bent', id)).body.code).toBe('not-found')
    await house.db.sql(`update representations set scopes = '{see}'`)
    expect((await mark('rita', id)).body.code).toBe('forbidden')
    await house.db.sql(`update representations set scopes = '{see,cancel,write}'`)
    const { body } = await mark('rita', id)
    expect(body).toMatchObject({
      text: secret,
      wronglyCreated: { by: 'Rita Holm på vegne af Anna Jensen', ...reason },
    })
    expect(await shownTo('anna', id)).toMatchObject({ text: secret })
    expect(await shownTo('eva', id)).toMatchObject({ text: masked })
  })

  it('is marked in a chat that is closed for replies, and in one that has ended', async () => {
    const [first, second] = [await write('anna'), await write('anna')]
    await house.as('eva').put(`${path}/reply-permission`, { open: false, reason: 'x' }, '"1"')
    expect((await mark('anna', first)).status).toBe(200)
    await house.as('eva').post(`${path}/close`)
    expect((await mark('anna', second)).status).toBe(200)
  })
})

describe('the mark', () => {
  it('is set once, also by 20 at once', async () => {
    const id = await write('eva')
    const marks = await Promise.all(
      Array.from({ length: 20 }, (_, n) => mark(n % 2 ? 'eva' : 'nils', id)),
    )
    const codes = marks.filter(({ status }) => status !== 200).map(({ body }) => body.code)
    expect(codes).toEqual(Array(19).fill('message-already-wrongly-created'))
    const entries = (await record('anna')).filter(({ kind }) => kind === 'message-wrongly-created')
    expect(entries.filter(({ details }) => details.messageId === id)).toHaveLength(1)
  })

  it('is not for what the system made: a cancellation’s message, a withdrawal’s, a reminder', async () => {
    const { body } = await house.as('anna').get(`${path}/messages`)
    const cancellation = body.items[0].cancellationId
    expect(cancellation).toEqual(expect.any(String))
    await house.as('anna').post(`/v1/cancellations/${cancellation}/withdrawal`)
    const { body: after } = await house.as('anna').get(`${path}/messages`)
    const withdrawal = after.items.at(-1)?.id ?? ''
    expect(withdrawal).not.toBe(told)
    const reminder = crypto.randomUUID()
    await house.db.sql(
      `insert into messages (id, thread_id, citizen_id, number, author_kind, text, created_at)
        select $1, thread_id, citizen_id, 99, 'system', text, now() from messages where id = $2`,
      [reminder, told],
    )
    for (const id of [told, withdrawal, reminder]) {
      for (const subject of ['anna', 'eva']) {
        expect((await mark(subject, id)).body).toMatchObject({
          status: 409,
          code: 'message-made-by-system',
        })
      }
    }
  })

  it('needs a reason, of which links lead to https', async () => {
    const id = await write('eva')
    for (const body of [{}, { reason: '' }, { reason: ' ' }, { reason: 'x'.repeat(501) }]) {
      expect((await mark('eva', id, body)).body.code).toBe('body-invalid')
    }
    const refused = await mark('eva', id, { reason: 'Se http://example.dk' })
    expect(refused.body).toMatchObject({
      code: 'link-not-allowed',
      errors: [{ pointer: '/reason' }],
    })
    expect((await shownTo('anna', id))?.text).toBe(secret)
  })
})

describe('the record', () => {
  it('keeps message and mark, word for word, for the citizen and the records officer', async () => {
    const id = await write('eva')
    await mark('eva', id)
    for (const subject of ['anna', 'rita', 'lone']) {
      const entries = await record(subject)
      expect(entries.find(({ messageId }) => messageId === id)).toMatchObject({
        ...{ kind: 'message', class: 'dialogue', text: secret },
      })
      expect(entries.at(-1)).toMatchObject({
        kind: 'message-wrongly-created',
        messageId: null,
        text: `En besked er oprettet ved en fejl. Begrundelse: ${reason.reason}`,
        details: { messageId: id },
      })
    }
  })

  it('shows other staff neither the text nor the reason', async () => {
    const id = await write('anna')
    await mark('anna', id, { reason: 'Kun min egen sag' })
    const entries = await record('eva')
    expect(JSON.stringify(entries)).not.toContain('Kun min egen sag')
    expect(entries.find(({ messageId }) => messageId === id)?.text).toBe(masked)
    expect(entries.at(-1)).toMatchObject({ kind: 'message-wrongly-created', text: masked })
  })

  it('is sealed, and so is the mark; neither changes any more', async () => {
    const id = await write('eva')
    await mark('eva', id)
    const [row] = await house.db.sql<{ reason: string }>(
      'select reason from wrongly_created_messages where message_id = $1',
      [id],
    )
    expect(row?.reason).toMatch(/^s1\./)
    for (const text of [
      `update wrongly_created_messages set reason = 'x'`,
      `update wrongly_created_messages set signature = 'x'`,
    ]) {
      await expect(house.db.sql(text)).rejects.toMatchObject({ code: '23514' })
    }
  })
})
