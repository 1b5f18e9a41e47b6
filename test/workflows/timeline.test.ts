/** What a citizen is told of a cancellation is what Temporal's own history says, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { defaultPayloadConverter } from '@temporalio/common'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { createPayloadCodec } from '../../api/payload-codec.ts'
import { StepName } from '../../schemas/cancellation.ts'
import type { Anything } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { cancelWithTiming } from './processes.ts'
import { isEnded, type Watcher, watch } from './watcher.ts'
import { acceptWithoutStart, finishTask } from './wishes.ts'

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

interface Told {
  name: string
  at: string
}

/** What each list of commands is, as steps of the timeline. */
const stepsOf: Record<string, string[]> = {
  cancellation: [...StepName.enum],
  rejection: ['reason-validated'],
  reminder: ['supplier-reminded'],
  escalation: ['escalated'],
  withdrawal: ['withdrawn'],
  'end-of-follow-up': [],
}

/** The lists that Temporal knows were carried out, with the time by which each was. */
async function listsIn({ events }: History): Promise<{ list: string; before: string }[]> {
  const codec = createPayloadCodec(house.options.payloadKeys)
  const found: { list: string; before: string }[] = []
  for (const { userMetadata, eventTime, markerRecordedEventAttributes: marker } of events ?? []) {
    if (!marker || !userMetadata?.summary) continue
    const [payload] = await codec.decode([userMetadata.summary])
    const summary = payload ? defaultPayloadConverter.fromPayload<string>(payload) : ''
    const [, list] = /^Carry out ([^:]+):/.exec(summary) ?? []
    const seconds = Number(eventTime?.seconds ?? 0) + Number(eventTime?.nanos ?? 0) / 1e9
    if (list) found.push({ list, before: new Date(seconds * 1000 + 1).toISOString() })
  }
  return found
}

const timelineOf = async (id: string, as = 'anna', language = 'da'): Promise<Anything> =>
  (await house.as(as).get(`/v1/cancellations/${id}/timeline`, { 'Accept-Language': language })).body

/** Fails unless the two tell of the same steps, in the same order, at fitting times. */
async function expectSame(id: string): Promise<Told[]> {
  const history = await watcher.history(id, isEnded)
  const { items } = await timelineOf(id)
  const told: Told[] = Object.values(items)
  const ofProcess = told.filter(({ name }) => !/^(accepted|withdrawal-accepted|task)$/.test(name))
  const lists = await listsIn(history)
  expect(ofProcess.map(({ name }) => name)).toEqual(
    lists.flatMap(({ list }) => stepsOf[list] ?? []),
  )
  const limits = lists.flatMap(({ list, before }) => (stepsOf[list] ?? []).map(() => before))
  for (const [index, { at }] of ofProcess.entries()) {
    expect(at <= (limits[index] ?? '')).toBe(true)
  }
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort())
  return told
}

const names = (told: Told[]) => told.map(({ name }) => name)

describe('the timeline of a cancellation', () => {
  it('says who has it and when one hears, while it waits', async () => {
    const [visitId = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visitId)
    const timeline = await timelineOf(body.id)
    expect(timeline.items[0]).toMatchObject({ text: 'Du har aflyst besøget.', by: 'Anna Jensen' })
    expect(timeline).toMatchObject({ now: { with: 'Hjemmepleje Nord' } })
    expect(JSON.stringify(timeline)).toMatch(
      /Hjemmepleje Nord har den; du hører senest \w+dag den \d+\. \w+ kl\. 15\.00\./,
    )
    const english = JSON.stringify(await timelineOf(body.id, 'anna', 'en'))
    expect(english).toMatch(/Hjemmepleje Nord has it; you will hear by \w+day,? \d+ \w+ at 15:00\./)
  })

  it('is that of Temporal when the task was done', async () => {
    const [visitId = ''] = await house.book({})
    const { body } = await house.as('rita').cancel(visitId)
    await house.as('eva').patch(`/v1/tasks/${body.taskId}`, { status: 'in-progress' }, '*')
    await house
      .as('eva')
      .patch(`/v1/tasks/${body.taskId}`, { status: 'done', outcome: 'agreed' }, '*')
    await watcher.process(body.id).result()
    const told = await expectSame(body.id)
    expect(names(told)).toEqual(['accepted', ...StepName.enum, 'task', 'task'])
    const timeline = await timelineOf(body.id, 'eva')
    const texts = Object.values(timeline.items).map(({ text }) => text)
    expect(texts.slice(-2)).toEqual([
      'Hjemmepleje Nord er gået i gang.',
      'Hjemmepleje Nord er færdig: det er aftalt med dig.',
    ])
    expect(timeline).toMatchObject({
      now: { with: null, promisedAnswerBy: null, text: 'Der er ikke mere at gøre.' },
    })
  })

  it('is that of Temporal when someone was reminded, and others told', async () => {
    const id = await cancelWithTiming(house, watcher, {
      timing: { answerMs: 400, escalationMs: 400 },
    })
    await eventually(
      async () => names(Object.values((await timelineOf(id)).items)),
      (all) => all.includes('escalated'),
    )
    await finishTask(house, id)
    await watcher.process(id).result()
    expect(names(await expectSame(id))).toEqual([
      ...['accepted', ...StepName.enum, 'supplier-reminded', 'escalated', 'task'],
    ])
  })

  it('is that of Temporal when it was taken back', async () => {
    const [visitId = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visitId)
    await house
      .as('rita')
      .post(`/v1/cancellations/${body.id}/withdrawal`, undefined, { Prefer: 'wait=20' })
    await watcher.process(body.id).result()
    const told = await expectSame(body.id)
    expect(names(told).slice(-2)).toEqual(['withdrawal-accepted', 'withdrawn'])
    const timeline = await timelineOf(body.id)
    expect(Object.values(timeline.items).at(-2)).toMatchObject({
      text: 'Du har fortrudt din aflysning.',
      by: 'Rita Holm på vegne af Anna Jensen',
    })
    expect(timeline).toMatchObject({ now: { with: null } })
  })

  it('is that of Temporal when it was rejected', async () => {
    const [visitId = ''] = await house.book({})
    const seenStartsAt = new Date(Date.now() + 864_000_000).toISOString()
    const id = await acceptWithoutStart(house, { visitId, seenStartsAt })
    await watcher.history(id, isEnded)
    expect(names(await expectSame(id))).toEqual(['accepted', 'reason-validated'])
    expect(JSON.stringify(await timelineOf(id))).toContain('Besøget er ikke aflyst.')
  })
})
