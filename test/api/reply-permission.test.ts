import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, nils, nord, sara, syd } from '../run/visits.ts'

let house: TestHouse
let thread: string
let path: string
beforeAll(async () => {
  house = await openTestHouse()
})
beforeEach(async () => {
  await house.db.sql(`update threads set status = 'closed', closed_at = now()`)
  const [visit = ''] = await house.book({ organisationId: syd })
  const { body } = await house.as('anna').cancel(visit)
  thread = `/v1/threads/${body.threadId}`
  path = `${thread}/reply-permission`
})
afterAll(() => house.close())

const open = { open: true, reason: 'Vi venter på svar' }
const shut = { open: false, reason: 'Vi har fået svar' }
const write = async (subject: string) =>
  (await house.as(subject).post(`${thread}/messages`, { text: 'Et svar' })).status

describe('the reply permission of a thread', () => {
  it('is opened by the supplier, used, and closed again', async () => {
    expect(await write('anna')).toBe(403)
    const { headers } = await house.as('sara').get(path)
    const opened = await house.as('sara').put(path, open, headers.get('ETag') ?? '')
    expect(opened).toMatchObject({ status: 200, body: { allowed: true, code: 'opened-in-thread' } })
    expect((await house.as('anna').get(path)).body).toMatchObject({
      allowed: true,
      code: 'opened-in-thread',
      explanation: 'Hjemmepleje Syd har åbnet for svar.',
    })
    expect(await write('anna')).toBe(201)
    expect(await write('rita')).toBe(201)
    const closed = await house.as('sara').put(path, shut, opened.headers.get('ETag') ?? '')
    expect(closed.body).toMatchObject({ allowed: false, code: 'closed-in-thread' })
    expect(await write('anna')).toBe(403)
  })

  it('closes one chat of an organisation that is open to all', async () => {
    const [visit = ''] = await house.book({ organisationId: nord })
    const { body } = await house.as('anna').cancel(visit)
    thread = `/v1/threads/${body.threadId}`
    expect(await write('anna')).toBe(201)
    await house.as('eva').put(`${thread}/reply-permission`, shut, '"1"')
    expect(await write('anna')).toBe(403)
    const { body: permission } = await house.as('anna').get(`${thread}/reply-permission`)
    expect(permission).toMatchObject({
      code: 'closed-in-thread',
      opensBy: { kind: 'organisation', name: 'Hjemmepleje Nord' },
    })
  })

  it('leaves the reason in the record', async () => {
    await house.as('sara').put(path, open, '"1"')
    const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    expect(body.items.at(-1)).toMatchObject({
      kind: 'reply-permission',
      actorId: sara,
      organisationId: syd,
      threadId: thread.split('/')[3],
      details: { open: true, to: 'organisation' },
    })
    expect(body.items.at(-1)?.text).toContain(open.reason)
  })

  it('is opened to an employee by name, and counts while she works there', async () => {
    await house.as('sara').put(path, { ...open, to: 'employee' }, '"1"')
    const { body } = await house.as('anna').get(path)
    expect(body.explanation).toBe('Sara Dahl har åbnet for svar.')
    expect(await write('anna')).toBe(201)
    await house.db.sql('update employees set active = false where id = $1', [sara])
    expect(await write('anna')).toBe(403)
    await house.db.sql('update employees set active = true where id = $1', [sara])
    expect(await write('anna')).toBe(201)
  })

  it('is not opened to an employee of another organisation', async () => {
    for (const employeeId of [eva, nils, crypto.randomUUID()]) {
      const change = { ...open, to: 'employee', employeeId }
      const { body } = await house.as('sara').put(path, change, '"1"')
      expect(body).toMatchObject({ status: 422, code: 'assignee-unknown' })
    }
  })

  it('ends at its time; then the setting of the organisation counts again', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const { body } = await house.as('sara').put(path, { ...open, until }, '"1"')
    expect(new Date(body.until).getTime()).toBe(new Date(until).getTime())
    expect(await write('anna')).toBe(201)
    await house.db.sql(`update threads set reply_until = now() - interval '1 second'`)
    expect(await write('anna')).toBe(403)
    const { body: after } = await house.as('anna').get(path)
    expect(after.code).toBe('closed-by-organisation')
    await house.db.sql(`update organisations set chat_opening = 'organisation' where id = $1`, [
      syd,
    ])
    expect(await write('anna')).toBe(201)
    await house.db.sql(`update organisations set chat_opening = 'closed' where id = $1`, [syd])
  })

  it('says until when as a UTC instant with milliseconds', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const { body } = await house.as('sara').put(path, { ...open, until }, '"1"')
    expect(body.until).toBe(until)
  })

  it('follows an organisation that is open to employees by name', async () => {
    await house.db.sql(`update organisations set chat_opening = 'employees' where id = $1`, [syd])
    expect((await house.as('anna').get(path)).body.code).toBe('closed-by-organisation')
    await house.db.sql('update employments set chat_open = true where employee_id = $1', [sara])
    expect((await house.as('anna').get(path)).body).toMatchObject({
      allowed: true,
      code: 'open-to-employees',
      explanation: 'Du kan svare til Sara Dahl hos Hjemmepleje Syd.',
    })
    expect(await write('anna')).toBe(201)
    await house.db.sql('update employments set chat_open = false')
    await house.db.sql(`update organisations set chat_opening = 'closed' where id = $1`, [syd])
  })
})

describe('a change of the reply permission', () => {
  it('needs the version that was seen', async () => {
    const { body } = await house.as('sara').send('PUT', path, { body: open })
    expect(body).toMatchObject({ status: 428, code: 'version-required' })
    expect((await house.as('sara').put(path, open, '"2"')).body.code).toBe('version-mismatch')
    const { headers } = await house.as('sara').put(path, open, '"1"')
    expect(headers.get('ETag')).toBe('"2"')
    expect((await house.as('sara').get(path)).headers.get('ETag')).toBe('"2"')
  })

  it('is made by exactly one of ten who have seen the same version', async () => {
    const putting = Array.from({ length: 10 }, () => house.as('sara').put(path, open, '"1"'))
    const statuses = (await Promise.all(putting)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(9).fill(412)])
  })

  it('is for the supplier only', async () => {
    expect((await house.as('anna').put(path, open, '"1"')).body.code).toBe('forbidden')
    expect((await house.as('eva').put(path, open, '"1"')).body.code).toBe('not-found')
  })

  it('is refused in a closed thread, and without a reason', async () => {
    for (const reason of ['', '  ', undefined]) {
      const { body } = await house.as('sara').put(path, { open: true, reason }, '"1"')
      expect(body.code).toBe('body-invalid')
      expect(body.errors[0].pointer).toBe('/reason')
    }
    await house.as('sara').post(`${thread}/close`)
    expect((await house.as('sara').put(path, open, '"1"')).body.code).toBe('thread-closed')
  })
})

/** Once more where it says that it could not be done now: one of a hundred may wait too long for its turn. */
async function insist(post: () => Promise<Reply>): Promise<Reply> {
  const reply = await post()
  return reply.body?.code === 'unavailable' ? insist(post) : reply
}

describe('a permission that is taken away while 100 reply', () => {
  it('stops every reply after it', async () => {
    await house.as('sara').put(path, open, '"1"')
    const writing = Array.from({ length: 100 }, (_, index) =>
      index === 40
        ? house.as('sara').put(path, shut, '"2"')
        : insist(() => house.as('anna').post(`${thread}/messages`, { text: `svar ${index}` })),
    )
    const replies = await Promise.all(writing)
    const stored = replies.filter(({ status }) => status === 201)
    const refused = replies.filter(({ body }) => body?.code === 'reply-not-permitted')
    expect(stored.length + refused.length).toBe(99)
    expect(Math.min(stored.length, refused.length)).toBeGreaterThan(0)
    const entries = await house.db.sql<{ kind: string; version: number | null }>(
      `select kind, (details->>'version')::int as version from record_entries
        where thread_id = $1 order by position`,
      [thread.split('/')[3]],
    )
    const closed = entries.findIndex(({ version }) => version === 3)
    expect(entries.slice(closed + 1)).toEqual([])
    expect(entries.filter(({ kind }) => kind === 'message')).toHaveLength(stored.length)
  })
})
