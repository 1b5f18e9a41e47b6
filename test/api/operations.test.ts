import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Operations, OperationsItem } from '../../schemas/operations.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { linesOf, traced } from '../run/looks.ts'
import { anna, aVisit } from '../run/visits.ts'
import { type Watcher, watch } from '../workflows/watcher.ts'
import { askFor } from './bookings.ts'
import { ask as askForAll, grant, untilStatus } from './disclosures.ts'

let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
})
afterAll(async () => {
  await watcher.close()
  await house.close()
})

async function look(language = 'en'): Promise<Operations> {
  const reply = await house.as('otto').get('/v1/operations', { 'Accept-Language': language })
  expect(reply.status).toBe(200)
  return JSON.parse(reply.text)
}

type List = 'waiting' | 'failing' | 'ended'
const until = (list: List, isIt: (one: OperationsItem) => boolean) =>
  eventually(
    async () => (await look())[list].find(isIt),
    (found) => found !== undefined,
  )
const of = (workflowId: string) => (one: OperationsItem) => one.workflowId === workflowId

async function cancelled(): Promise<{ id: string; taskId: string }> {
  const [visit = ''] = await house.book({})
  return (await house.as('anna').cancel(visit)).body
}

/** The relay leaves it alone, as if it could not be told. */
const kept = `relayed_at = now() + interval '1 hour'`
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** Accepted, and nobody has begun it. */
async function acceptedOnly(more: object = {}): Promise<string> {
  const visit = aVisit()
  const id = randomUUID()
  const wish = { id, appointmentId: visit.id, citizenId: anna, actorId: anna, status: 'accepted' }
  const of = { reasonCode: 'not-home', appointmentStartsAt: visit.startsAt, ...more }
  const relayedAt = new Date(Date.now() + 3_600_000).toISOString()
  await house.db.fill([
    ['appointments', [visit]],
    ['cancellations', [{ ...wish, ...of, relayedAt }]],
  ])
  return id
}

describe('an operator who looks at what does not get on', () => {
  it('sees nothing where all is well', async () => {
    await cancelled()
    const { checkedAt, ...rest } = await look()
    expect(Date.now() - Date.parse(checkedAt)).toBeLessThan(60_000)
    const counts = { waiting: 0, failing: 0, ended: 0 }
    expect(rest).toEqual({ waiting: [], failing: [], ended: [], counts })
  })

  it('sees what was accepted and has not begun, in both languages', async () => {
    const id = await acceptedOnly({ acceptedAt: minutesAgo(1) })
    const told = { kind: 'cancellation', workflowId: `cancellation/${id}`, runId: null }
    const { waiting, counts } = await look()
    expect(waiting).toEqual([
      {
        ...{ ...told, since: expect.any(String), attempts: null, code: 'not-begun' },
        text: 'A cancellation was accepted, but its process has not begun.',
      },
    ])
    expect(counts).toEqual({ waiting: 1, failing: 0, ended: 0 })
    expect((await look('da')).waiting).toMatchObject([
      { ...told, text: 'En aflysning er modtaget, men forløbet er ikke begyndt.' },
    ])
    await house.db.sql('update cancellations set relayed_at = null where id = $1', [id])
    expect(await eventually(look, (found) => found.waiting.length === 0)).toMatchObject({
      waiting: [],
    })
  })

  it('counts more than are listed', async () => {
    const before = (await look()).counts.waiting
    for (let count = 0; count < 52; count += 1) await acceptedOnly({ acceptedAt: minutesAgo(3) })
    const { waiting, counts } = await look()
    expect(waiting).toHaveLength(before + 50)
    expect(counts.waiting).toBe(before + 52)
    await house.db.sql('update cancellations set relayed_at = null')
    await eventually(look, (found) => found.counts.waiting === 0)
  })

  it('sees what a process was not told', async () => {
    const { id, taskId } = await cancelled()
    await house.db.sql(`update cancellations set ${kept} where id = $1`, [id])
    const done = `update tasks set status = 'done', outcome = 'no-action', done_at = $2 where id = $1`
    await house.db.sql(done, [taskId, minutesAgo(2)])
    const other = await cancelled()
    const undone = `insert into withdrawals (cancellation_id, citizen_id, actor_id, signature, accepted_at, relayed_at)
      select id, citizen_id, actor_id, signature, $2, now() + interval '1 hour'
      from cancellations where id = $1`
    await house.db.sql(undone, [other.id, minutesAgo(2)])
    const booking = (await askFor(house)).body.id
    const request = (await askForAll(house)).body.id
    await untilStatus(house, { id: request }, { status: 'open' })
    for (const [table, changed] of [
      ['booking_requests', booking],
      ['disclosure_requests', request],
    ]) {
      const heard = `select from ${table} where id = $1 and heard = changes`
      await eventually(
        () => house.db.sql(heard, [changed]),
        (rows) => rows.length === 1,
      )
      const change = `update ${table} set changes = changes + 1, changed_at = $2, ${kept} where id = $1`
      await house.db.sql(change, [changed, minutesAgo(2)])
    }
    const { waiting } = await look()
    const told = waiting.map(({ kind, code, workflowId }) => [kind, code, workflowId])
    expect(told.sort()).toEqual([
      ['errand', 'booking-changed', `booking-request/${booking}`],
      ['errand', 'disclosure-changed', `disclosure-request/${request}`],
      ['errand', 'task-done', `cancellation/${id}`],
      ['withdrawal', 'withdrawal', `cancellation/${other.id}`],
    ])
    for (const { runId } of waiting) expect(runId).toEqual(expect.any(String))
    for (const table of ['cancellations', 'withdrawals', 'booking_requests', 'disclosure_requests'])
      await house.db.sql(`update ${table} set relayed_at = null`)
    await eventually(look, (found) => found.counts.waiting === 0)
  })

  it('sees a package that does not get on, and a supplier who was not reminded', async () => {
    const { body } = await askForAll(house)
    await grant(house, body)
    await untilStatus(house, body)
    const stuck = `update disclosure_packages
      set status = 'making', expires_at = null, problem = 'disk-full' where request_id = $1`
    await house.db.sql(stuck, [body.id])
    const { id, taskId } = await cancelled()
    await house.db.sql('update tasks set due_at = $2 where id = $1', [taskId, minutesAgo(2)])
    const { waiting } = await look()
    expect(waiting.map(({ kind, code, workflowId }) => [kind, code, workflowId])).toEqual(
      expect.arrayContaining([
        ['package', 'disk-full', `disclosure-request/${body.id}`],
        ['task', 'not-reminded', `cancellation/${id}`],
      ]),
    )
    await house.db.sql('update disclosure_packages set problem = null')
    await house.db.sql('update tasks set reminded_at = now() where id = $1', [taskId])
    expect((await look()).waiting).toEqual([])
  })

  it('sees a step that is tried again, how often, and why', async () => {
    await house.db.sql('alter table tasks add constraint canary check (false) not valid')
    const [visit = ''] = await house.book({})
    const wait = { Prefer: 'respond-async' }
    const { body } = await house.as('anna').cancel(visit, { reasonCode: 'not-home' }, wait)
    const workflowId = `cancellation/${body.id}`
    const found = await until('failing', of(workflowId))
    expect(found).toMatchObject({
      kind: 'cancellation',
      code: 'internal',
      runId: expect.any(String),
    })
    expect(found?.attempts).toBeGreaterThan(1)
    expect(found?.text).toMatch(
      /^A cancellation is held up: a step of its process was tried \d+ times\. Something unexpected/,
    )
    expect((await look()).waiting).toEqual([])
    await house.db.sql('alter table tasks drop constraint canary')
    const after = await eventually(look, ({ failing }) => failing.length === 0, 60_000)
    expect(after.failing).toEqual([])
  })

  it('sees a process that its worker can not read', async () => {
    const { id } = await cancelled()
    await house.db.sql(`update cancellations set ${kept} where id = $1`, [id])
    const { payloadKeys } = house.options
    await house.reopen({ payloadKeys: `other:${Buffer.alloc(32, 7).toString('base64')}` })
    const undone = await house.as('anna').post(`/v1/cancellations/${id}/withdrawal`)
    expect(undone.status).toBe(202)
    await house.db.sql('update withdrawals set accepted_at = $2 where cancellation_id = $1', [
      ...[id, minutesAgo(2)],
    ])
    const found = await until('failing', of(`cancellation/${id}`))
    expect(found).toMatchObject({
      code: 'workflow-worker-unhandled-failure',
      text: expect.stringContaining('perhaps a key is missing'),
    })
    await house.reopen({ payloadKeys })
    await eventually(look, ({ counts }) => counts.failing + counts.waiting === 0, 60_000)
  })

  it('sees processes that somebody terminated or that failed, but none that was begun anew', async () => {
    const { id } = await cancelled()
    await watcher.process(id).terminate('by a test')
    const unknown = randomUUID()
    await watcher.client.workflow.start('cancellation', {
      ...{ workflowId: `cancellation/${unknown}`, taskQueue: house.options.taskQueue },
      args: [{ cancellationId: unknown }],
    })
    expect(await until('ended', of(`cancellation/${id}`))).toMatchObject({
      ...{ kind: 'cancellation', code: 'terminated', attempts: null, runId: expect.any(String) },
      text: 'A cancellation has no process any more. Somebody has terminated its process.',
    })
    expect(await until('ended', of(`cancellation/${unknown}`))).toMatchObject({ code: 'not-found' })
    expect((await look()).counts.ended).toBe(2)
    await watcher.client.workflow.start('cancellation', {
      ...{ workflowId: `cancellation/${id}`, taskQueue: house.options.taskQueue },
      args: [{ cancellationId: id }],
    })
    const left = await eventually(look, ({ ended }) => ended.length === 1)
    expect(left.ended).toMatchObject([{ workflowId: `cancellation/${unknown}` }])
  })

  it('is told of nobody, and leaves no line in the access log', async () => {
    const { traceId, headers } = traced()
    const { text } = await house.as('otto').get('/v1/operations', headers)
    expect(text).not.toMatch(/Anna|Jensen|Rita|Eva/)
    expect(await linesOf(house, traceId)).toEqual([])
  })

  it.each(['anna', 'eva', 'lone'])('is not %s', async (subject) => {
    const { status, body } = await house.as(subject).get('/v1/operations')
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' })
  })
})
