/** What the engine says of one process, in forms that take too long to bring about. */
import { describe, expect, it } from '@jest/globals'
import { type Service, stateOf } from '../../api/watching/process.ts'

const now = new Date('2026-11-24T12:00:00.000Z')
const at = (secondsAgo: number) => ({
  seconds: now.getTime() / 1000 - secondsAgo,
  nanos: 500_000_000,
})
const workflowId = 'cancellation/1'
const running = { workflowExecutionInfo: { execution: { workflowId, runId: 'run' }, status: 1 } }

/** An engine that says just this. */
function saying(description: object, events: object[] = []): Service {
  return {
    describeWorkflowExecution: async () => ({ ...running, ...description }),
    getWorkflowExecutionHistoryReverse: async () => ({ history: { events } }),
  } as unknown as Service
}

async function troubleOf(description: object, events: object[] = []) {
  const service = saying(description, events)
  return (await stateOf({ service, namespace: 'default', now }, workflowId)).trouble
}

const failure = (type: string) => ({ applicationFailureInfo: { type } })
const note = (told: object) => ({
  data: { payloads: [{ data: Buffer.from(JSON.stringify(told)) }] },
})
const mark = (more: object) => ({ markerRecordedEventAttributes: more, eventTime: at(9) })

describe('a process that runs', () => {
  it('is in no trouble where it only waits', async () => {
    expect(await troubleOf({}, [mark({ details: note({ attempt: 1 }) })])).toBeUndefined()
    const turn = { scheduledTime: at(59), attempt: 1 }
    expect(await troubleOf({ pendingWorkflowTask: turn })).toBeUndefined()
  })

  it('has no worker where nobody takes its turn for a minute', async () => {
    const turn = { originalScheduledTime: at(61), scheduledTime: at(61), attempt: 1 }
    const trouble = { what: 'worker', code: 'no-worker', attempts: 1 }
    expect(await troubleOf({ pendingWorkflowTask: turn })).toMatchObject(trouble)
    const taken = { ...turn, startedTime: at(60) }
    expect(await troubleOf({ pendingWorkflowTask: taken })).toBeUndefined()
  })

  it('is held up by a turn that is taken anew, by the cause that was written down', async () => {
    const turn = { originalScheduledTime: at(90), scheduledTime: at(2), attempt: 8 }
    const failed = { eventType: 9, workflowTaskFailedEventAttributes: { cause: 24 } }
    const since = '2026-11-24T11:58:30.500Z'
    expect(await troubleOf({ pendingWorkflowTask: turn }, [failed])).toEqual({
      ...{ what: 'turn', code: 'non-deterministic-error', attempts: 8, since },
    })
    expect(await troubleOf({ pendingWorkflowTask: turn })).toMatchObject({ code: 'timed-out' })
  })

  it('is held up by a local step whose last try failed', async () => {
    const told = { attempt: 6, original_schedule_time: at(30) }
    const tried = mark({ failure: failure('unavailable'), details: note(told) })
    const since = '2026-11-24T11:59:30.500Z'
    expect(await troubleOf({}, [{}, tried])).toEqual({
      ...{ what: 'step', code: 'unavailable', attempts: 6, since },
    })
    const silent = mark({ failure: { cause: failure('KeysAway') } })
    expect(await troubleOf({}, [silent])).toMatchObject({ code: 'keys-away', attempts: 1 })
  })

  it('is held up by an activity that is tried again', async () => {
    const activity = { attempt: 3, lastFailure: failure('unavailable'), lastStartedTime: at(3) }
    expect(await troubleOf({ pendingActivities: [{ attempt: 1 }, activity] })).toMatchObject({
      ...{ what: 'step', code: 'unavailable', attempts: 3 },
    })
  })
})

describe('a process that does not run', () => {
  it('has ended, or was never there', async () => {
    const asked = { namespace: 'default', now }
    const ended = saying({ workflowExecutionInfo: { ...running.workflowExecutionInfo, status: 2 } })
    expect(await stateOf({ ...asked, service: ended }, workflowId)).toMatchObject({
      ...{ runId: 'run', status: 'ended' },
    })
    const failing = (code: number) =>
      ({
        describeWorkflowExecution: () => Promise.reject(Object.assign(new Error(), { code })),
      }) as unknown as Service
    expect(await stateOf({ ...asked, service: failing(5) }, workflowId)).toMatchObject({
      ...{ runId: null, status: 'unknown' },
    })
    await expect(stateOf({ ...asked, service: failing(14) }, workflowId)).rejects.toThrow()
  })
})
