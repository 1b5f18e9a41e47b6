import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { disclosureChanged, progress, workflowIdOf } from '../../workflows/contract.ts'
import { ask, grant, pathOf, untilStatus } from '../api/disclosures.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna } from '../run/visits.ts'
import { type Watcher, watch } from './watcher.ts'

let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
  await house.db.sql(
    `insert into employments (employee_id, organisation_id, leader)
      select e.id, o.id, true from employees e, organisations o
      where e.subject = 'nils' and o.contact_unit`,
  )
})
afterAll(async () => {
  await watcher.close()
  await house.close()
})

const processOf = (id: string) => watcher.process({ kind: 'disclosure-request', id })
const stepsOf = async (id: string) =>
  (await processOf(id).query(progress)).steps.map(({ name }) => name)
const journalled = async (id: string) => {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  const mine = body.items.filter(({ details }) => details.disclosureRequestId === id)
  return mine.map(({ details }) => details.step)
}

/** It is begun after the answer. */
async function asked(): Promise<string> {
  const { body } = await ask(house)
  const { id } = body
  const there = () =>
    stepsOf(id).then(
      (all) => all.length > 0,
      () => false,
    )
  await eventually(there, (is) => is)
  return id
}

/** Begun anew with times of its own: `answerMs` until the reminder, `escalationMs` until it is due. */
async function askedWith(timing: { answerMs: number; escalationMs: number }): Promise<string> {
  const id = await asked()
  await processOf(id).terminate('begun again with short times')
  await watcher.client.workflow.start('disclosure-request', {
    workflowId: workflowIdOf({ kind: 'disclosure-request', id }),
    taskQueue: house.options.taskQueue,
    args: [{ disclosureRequestId: id, timing }],
  })
  return id
}

describe('the process of a request for aktindsigt', () => {
  it('reminds the officers, then tells the applicant and the leader of the contact unit', async () => {
    const id = await askedWith({ answerMs: 300, escalationMs: 600 })
    const seen = await eventually(
      async () => (await house.as('lone').get(pathOf({ id }))).body,
      ({ escalatedAt }) => escalatedAt !== null && escalatedAt !== undefined,
    )
    expect(seen).toMatchObject({ remindedAt: expect.any(String), escalatedAt: expect.any(String) })
    expect(
      await eventually(
        () => stepsOf(id),
        (all) => all.includes('escalated'),
      ),
    ).toEqual(['asked', 'officers-reminded', 'escalated'])
    expect(await journalled(id)).toEqual(['asked', 'escalated'])
    expect((await house.as('nils').get(pathOf({ id }))).status).toBe(200)
    expect((await house.as('eva').get(pathOf({ id }))).status).toBe(404)
    // deciding it late still works
    await grant(house, { id })
    await untilStatus(house, { id })
    await processOf(id).result()
    expect(await journalled(id)).toEqual(['asked', 'escalated', 'decided', 'package-ready'])
  })

  it('begins its clock anew with a letter', async () => {
    const id = await askedWith({ answerMs: 200, escalationMs: 600_000 })
    await eventually(
      () => stepsOf(id),
      (all) => all.includes('officers-reminded'),
    )
    const dueBy = new Date(Date.now() + 20 * 86_400_000).toISOString()
    await house.as('lone').post(`${pathOf({ id })}/extension`, { dueBy, reason: 'Den er stor.' })
    const all = await eventually(
      () => stepsOf(id),
      (found) => found.filter((name) => name === 'officers-reminded').length === 2,
    )
    expect(all).toEqual(['asked', 'officers-reminded', 'extended', 'officers-reminded'])
    await house.as('anna').post(`${pathOf({ id })}/withdrawal`)
    await processOf(id).result()
    expect(await journalled(id)).toEqual(['asked', 'extended', 'withdrawn'])
  })

  it('is not confused by being told twice, and ends when it is refused', async () => {
    const id = await asked()
    for (let time = 0; time < 3; time += 1) await processOf(id).signal(disclosureChanged)
    await grant(house, { id }, { outcome: 'refused', text: 'Der er intet.' })
    await processOf(id).result()
    expect(await journalled(id)).toEqual(['asked', 'decided'])
  })

  it('is begun again by the relay where nobody told it', async () => {
    const id = await asked()
    await processOf(id).terminate('as if Temporal had been away')
    await grant(house, { id })
    expect((await untilStatus(house, { id })).status).toBe('handed-out')
    expect(await journalled(id)).toEqual(['asked', 'decided', 'package-ready'])
  })
})
