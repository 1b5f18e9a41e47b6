import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Reply } from '../run/caller.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { countLines, linesOf, traced } from '../run/looks.ts'
import { countRows } from '../run/rows.ts'
import { theVault } from '../run/servers.ts'
import { anna, bent, sara, syd } from '../run/visits.ts'

let house: TestHouse
let visit: string
let ids: { cancellation: string; task: string; thread: string }
beforeAll(async () => {
  house = await openTestHouse()
  const [first = '', second = ''] = await house.book({}, {}, { citizenId: bent })
  const { body } = await house.as('anna').cancel(first)
  visit = second
  ids = { cancellation: body.id, task: body.taskId, thread: body.threadId }
})
beforeEach(() => house.db.sql('delete from break_glass'))
afterAll(() => house.close())

const reason = 'Anna er fundet på gaden'
const glassOf = (citizen: string) => `/v1/citizens/${citizen}/break-glass`
const breakIt = (who = 'sara', citizen = anna, headers = {}) =>
  house.as(who).post(glassOf(citizen), { reason }, headers)
const shown = () => [
  `/v1/appointments/${visit}`,
  `/v1/appointments?citizenId=${anna}`,
  `/v1/cancellations/${ids.cancellation}`,
  `/v1/cancellations/${ids.cancellation}/receipt`,
  `/v1/threads/${ids.thread}`,
  `/v1/threads?citizenId=${anna}`,
  `/v1/threads/${ids.thread}/messages`,
  `/v1/threads/${ids.thread}/reply-permission`,
  `/v1/citizens/${anna}/record`,
]
const statusesFor = async (who: string) => {
  const replies = await Promise.all(shown().map((path) => house.as(who).get(path)))
  return new Set(replies.map(({ status }) => status))
}
const problemOf = ({ status, body: { traceId: _, ...problem } }: Reply) => ({ status, problem })

describe('an employee of another organisation who breaks the glass', () => {
  it('is told whom and for how long', async () => {
    expect(await statusesFor('sara')).toEqual(new Set([404]))
    const { status, body } = await breakIt()
    expect({ status, body }).toEqual({
      status: 201,
      body: { citizenId: anna, until: expect.any(String) },
    })
    const minutes = (Date.parse(body.until) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(59)
    expect(minutes).toBeLessThan(61)
  })

  it('reads what there is of the citizen, each time with an alarm and the purpose', async () => {
    await breakIt()
    for (const path of shown()) {
      const { traceId, headers } = traced()
      const { status, body } = await house.as('sara').get(path, headers)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(body.items?.length).not.toBe(0)
      const look = { purpose: 'break-glass', role: 'employee', alarms: ['break-glass'] }
      expect(await linesOf(house, traceId)).toEqual([
        expect.objectContaining({ ...look, organisationId: syd, citizenIds: [anna] }),
      ])
    }
  })

  it('writes nothing', async () => {
    await breakIt()
    const before = await countRows(house.db)
    const lines = await countLines(house)
    const at = house.as('sara')
    const thread = `/v1/threads/${ids.thread}`
    const replies = [
      await at.cancel(visit),
      await at.post(`${thread}/messages`, { text: 'Hej' }),
      await at.post(`${thread}/read`),
      await at.post(`${thread}/close`),
      await at.put(`${thread}/reply-permission`, { open: true, reason: 'x' }, '*'),
      await at.patch(`/v1/tasks/${ids.task}`, { status: 'done' }, '*'),
      await at.get(`/v1/tasks/${ids.task}`),
      await at.get(`/v1/citizens/${anna}/access-log`),
    ]
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 404, 404, 404])
    expect(await countRows(house.db)).toEqual(before)
    expect(await countLines(house)).toBe(lines)
  })

  it('sees nothing of other citizens, nor the citizen among the daily work', async () => {
    await breakIt()
    expect((await house.as('sara').get(`/v1/citizens/${bent}/record`)).status).toBe(404)
    expect((await house.as('sara').get(`/v1/threads?citizenId=${bent}`)).status).toBe(404)
    for (const path of ['/v1/appointments', '/v1/threads']) {
      expect((await house.as('sara').get(path)).body.items).toEqual([])
    }
  })

  it('sees nothing more when the hour is over', async () => {
    await breakIt()
    await house.db.sql(`update break_glass set starts_at = starts_at - interval '61 minutes',
      ends_at = ends_at - interval '61 minutes'`)
    expect(await statusesFor('sara')).toEqual(new Set([404]))
  })

  it('opens nothing for colleagues', async () => {
    await breakIt('nils', bent)
    await breakIt()
    expect(await statusesFor('otto')).toEqual(new Set([404]))
    await house.db.sql('delete from break_glass where employee_id = $1', [sara])
    expect(await statusesFor('sara')).toEqual(new Set([404]))
  })

  it('does so once for each key, with one entry; the answer shown again is a line again', async () => {
    const { traceId, headers } = traced()
    const key = { 'Idempotency-Key': crypto.randomUUID(), ...headers }
    const first = await breakIt('sara', anna, key)
    const before = await countRows(house.db)
    const again = await breakIt('sara', anna, key)
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(await countRows(house.db)).toEqual(before)
    expect(await house.db.sql('select from break_glass')).toHaveLength(1)
    const shown = { fields: 'break-glass', purpose: 'break-glass', alarms: ['break-glass'] }
    expect(await linesOf(house, traceId)).toMatchObject([shown, shown])
  })
})

describe('the citizen', () => {
  it('reads in the record who it was, from where, and why', async () => {
    await breakIt()
    const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    const entry = body.items.at(-1)
    expect(entry).toMatchObject({ kind: 'break-glass', organisationId: syd })
    expect(entry?.text).toBe(
      `Sara Dahl fra Hjemmepleje Syd har fået adgang i en time uden at være en del af sagen. Begrundelse: ${reason}`,
    )
    await house.db.sql('update employees set name_protected = true where id = $1', [sara])
    await breakIt()
    await house.db.sql('update employees set name_protected = false where id = $1', [sara])
    const { items } = (await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)).body
    expect(items.at(-1)?.text).toMatch(/^En medarbejder fra Hjemmepleje Syd har fået adgang/)
  })

  it('reads in the access log that it was done, and each look', async () => {
    const { traceId, headers } = traced()
    await breakIt('sara', anna, headers)
    await house.as('sara').get(`/v1/threads/${ids.thread}`, headers)
    const { body } = await house.as('anna').get(`/v1/citizens/${anna}/access-log`)
    const lines = body.items.filter((line) => line.traceId === traceId)
    const after = 'uden at være en del af din sag. Begrundelsen står i din journal.'
    expect(lines.map(({ text, breakGlass }) => [text, breakGlass])).toEqual([
      [`Hjemmepleje Syd så din chat ${after}`, true],
      [`Hjemmepleje Syd fik adgang til dine oplysninger ${after}`, true],
    ])
  })
})

describe('the reason', () => {
  it('is stored sealed, and nowhere in the clear', async () => {
    await breakIt()
    const [row] = await house.db.sql<{ reason: string; key: string }>(
      `select b.reason, k.key_id as key from break_glass b
        join citizen_keys k on k.citizen_id = b.citizen_id`,
    )
    expect(row?.reason).toMatch(/^s1\./)
    const key = await theVault().keyOf(row?.key ?? '')
    expect(key?.open(row?.reason ?? '')).toBe(reason)
    const tables = ['access_log', 'record_entries', 'break_glass', 'idempotency_keys']
    for (const table of tables) {
      const found = await house.db.sql(`select from ${table} t where t::text like '%fundet%'`)
      expect({ table, found }).toEqual({ table, found: [] })
    }
  })

  it('has 1 to 500 visible characters', async () => {
    const answer = async (text: unknown) =>
      (await house.as('sara').post(glassOf(anna), { reason: text })).status
    expect(await answer('')).toBe(400)
    expect(await answer('  \n')).toBe(400)
    expect(await answer('x'.repeat(501))).toBe(400)
    expect(await answer(undefined)).toBe(400)
    expect(await answer('x'.repeat(500))).toBe(201)
    expect(await answer('x')).toBe(201)
  })
})

describe('the glass', () => {
  it('is not there for an unknown citizen, for a citizen, nor for whoever works nowhere', async () => {
    const before = await countRows(house.db)
    const unknown = await breakIt('sara', crypto.randomUUID())
    const nothing = problemOf(await house.as('sara').get(`/v1/appointments/${crypto.randomUUID()}`))
    expect(problemOf(unknown)).toEqual(nothing)
    for (const who of ['anna', 'bent', 'rita', 'otto']) {
      expect(problemOf(await breakIt(who))).toEqual(nothing)
    }
    expect(await countRows(house.db)).toEqual(before)
    expect(await house.db.sql('select from break_glass')).toEqual([])
  })

  it('changes nothing for staff who have to do with the citizen', async () => {
    await breakIt('eva')
    const { traceId, headers } = traced()
    await house.as('eva').get(`/v1/threads/${ids.thread}`, headers)
    expect(await linesOf(house, traceId)).toMatchObject([{ purpose: 'care', alarms: [] }])
  })
})
