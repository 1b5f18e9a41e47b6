import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, contactUnit, eva, nord } from '../run/visits.ts'

const secret = 'Datteren ringer hver dag'

let house: TestHouse
let path: string
let notes: string
beforeAll(async () => {
  house = await openTestHouse()
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit)
  path = `/v1/threads/${body.threadId}`
  notes = `${path}/notes`
})
afterAll(() => house.close())

const list = async (subject: string) => (await house.as(subject).get(notes)).body
const record = async (subject: string) =>
  (await house.as(subject).get(`/v1/citizens/${anna}/record?limit=100`)).body

describe('a private note', () => {
  it('is written by staff and read by their colleagues, the oldest first', async () => {
    const first = await house.as('eva').post(notes, { text: secret })
    const author = { name: 'Eva Lund', organisation: 'Hjemmepleje Nord' }
    expect(first).toMatchObject({ status: 201, body: { author, text: secret } })
    const second = await house.as('nils').post(notes, { text: 'Jeg har talt med hende' })
    for (const subject of ['eva', 'nils']) {
      expect((await list(subject)).items).toEqual([first.body, second.body])
    }
  })

  it('is paged like every list', async () => {
    const { items, next } = (await house.as('eva').get(`${notes}?limit=1`)).body
    expect(items).toMatchObject([{ text: secret }])
    const { body } = await house.as('eva').get(`${notes}?limit=1&cursor=${next}`)
    expect(body).toMatchObject({ items: [{ author: { name: 'Nils Kjær' } }], next: null })
  })

  it('does not exist for the citizen’s side, other staff, officers, or through broken glass', async () => {
    await house.as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason: 'Faldet' })
    expect((await house.as('sara').get(path)).status).toBe(200)
    for (const subject of ['anna', 'rita', 'bent', 'sara', 'lone', 'otto']) {
      expect(await list(subject)).toMatchObject({ status: 404, code: 'not-found' })
      const { body } = await house.as(subject).post(notes, { text: 'Må jeg?' })
      expect(body).toMatchObject({ status: 404, code: 'not-found' })
    }
  })

  it('is an entry of the record, of a class that staff and the records officer see', async () => {
    for (const subject of ['eva', 'lone']) {
      const entry = (await record(subject)).items.find(({ kind }) => kind === 'note')
      expect(entry).toMatchObject({
        ...{ class: 'internal', text: secret, actorId: eva, organisationId: nord },
        threadId: path.split('/')[3],
      })
    }
  })

  it.each(['anna', 'rita', 'sara'])('is not in the record that %s reads', async (subject) => {
    const { items } = await record(subject)
    expect(items.length).toBeGreaterThan(0)
    expect(items.map((entry) => entry.class)).toEqual(items.map(() => 'dialogue'))
    expect(JSON.stringify(items)).not.toContain(secret)
  })

  it('is not in it either where Postgres would show it', async () => {
    await house.db.sql('create policy everything on record_entries for select using (true)')
    try {
      for (const subject of ['anna', 'rita', 'sara']) {
        expect(JSON.stringify(await record(subject))).not.toContain(secret)
      }
    } finally {
      await house.db.sql('drop policy everything on record_entries')
    }
  })

  it('is shared with another organisation that has a task about the chat, both ways', async () => {
    await house.db.sql(
      `insert into tasks (id, kind, follows_task_id, citizen_id, thread_id, organisation_id, text,
          due_at, created_at)
        select gen_random_uuid(), 'escalation', id, citizen_id, thread_id, $1, text, now(), now()
        from tasks where thread_id = $2`,
      [contactUnit, path.split('/')[3]],
    )
    expect((await list('lone')).items[0].text).toBe(secret)
    const { body } = await house.as('lone').post(notes, { text: 'Vi har overtaget' })
    expect(body.author).toEqual({ name: 'Lone Bech', organisation: 'Borgerservice' })
    expect((await list('nils')).items.at(-1)?.text).toBe('Vi har overtaget')
  })

  it('is written about a chat that has ended too, and never unreads it for anyone', async () => {
    const before = (await house.as('nils').get(path)).body
    await house.as('eva').post(`${path}/close`)
    expect((await house.as('eva').post(notes, { text: 'Efterskrift' })).status).toBe(201)
    const { body } = await house.as('nils').get(path)
    expect(body).toMatchObject({
      messageCount: before.messageCount,
      unreadCount: before.unreadCount,
    })
  })

  it('is refused with a link that is not https', async () => {
    const { body } = await house.as('eva').post(notes, { text: 'Se http://intra/plan' })
    expect(body).toMatchObject({ status: 422, code: 'link-not-allowed' })
    expect(body.errors).toMatchObject([{ pointer: '/text' }])
  })

  it('lies sealed in the table', async () => {
    const rows = await house.db.sql<{ row: string }>(
      `select e::text as row from record_entries e where class = 'internal'`,
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const { row } of rows) expect(row).not.toContain('Datteren')
  })
})
