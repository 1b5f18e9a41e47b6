import { describe, expect, it } from '@jest/globals'
import { errors } from '../../domain/errors.ts'
import {
  lateBefore,
  tellOperations,
  type UnplacedWork,
  type WaitingWork,
} from '../../domain/operations.ts'
import { sayEnded, sayTrouble, sayWaiting, waitingWords } from '../../domain/operations-words.ts'
import { codeOf, type ProcessState, type Watched } from '../../domain/process-state.ts'
import { errands } from '../../worker/errands.ts'

const now = new Date('2026-11-24T12:00:00.000Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()
const none: UnplacedWork = { entries: 0, entriesSince: null, looks: 0, looksSince: null }
const workflowId = 'cancellation/1'

function work(more: Partial<WaitingWork> = {}): WaitingWork {
  return { kind: 'cancellation', code: 'accepted', workflowId, since: ago(90), total: 1, ...more }
}

function state(more: Partial<ProcessState> = {}): ProcessState {
  return { workflowId, runId: 'run', status: 'running', trouble: undefined, ...more }
}

function watched(...processes: ProcessState[]): Watched {
  return { processes, ended: [], endedCount: 0 }
}

function tell(waiting: WaitingWork[], seen: Watched | undefined, unplaced = none) {
  return tellOperations({ waiting, unplaced, watched: seen }, { now, language: 'en' })
}

const trouble = { what: 'step', code: 'unavailable', attempts: 7, since: ago(80) } as const

describe('what an operator is told', () => {
  it.each<[string, WaitingWork, ProcessState, string | undefined]>([
    ['has not begun', work(), state({ status: 'unknown', runId: null }), 'not-begun'],
    ['has ended too early', work(), state({ status: 'ended' }), 'not-begun'],
    ['is on its way for long', work(), state(), 'not-carried-out'],
    ['is on its way', work({ since: ago(59) }), state(), undefined],
    [
      'finds no worker',
      work(),
      state({ trouble: { ...trouble, what: 'worker', code: 'no-worker' } }),
      'no-worker',
    ],
    ['was not told', work({ kind: 'errand', code: 'task-done' }), state(), 'task-done'],
  ])('is that it waits where it %s', (...[, one, process, code]) => {
    const { waiting, failing } = tell([one], watched(process))
    expect(waiting.map((item) => item.code)).toEqual(code ? [code] : [])
    expect(failing).toEqual([])
  })

  it('is once that a process fails, however much of it waits', () => {
    const all = [work(), work({ kind: 'withdrawal', code: 'withdrawal' })]
    const { waiting, failing, counts } = tell(all, watched(state({ trouble })))
    expect(waiting).toEqual([])
    expect(failing).toEqual([
      {
        ...{ kind: 'cancellation', workflowId, runId: 'run', since: trouble.since, attempts: 7 },
        code: 'unavailable',
        text: 'A cancellation is held up: a step of its process was tried 7 times. Postgres does not answer.',
      },
    ])
    expect(counts).toEqual({ waiting: 0, failing: 1, ended: 0 })
  })

  it('is that the engine is away, and all that waits then', () => {
    const { waiting, failing } = tell([work({ since: ago(1) })], undefined)
    expect(waiting).toMatchObject([{ code: 'not-carried-out', runId: null }])
    expect(failing).toMatchObject([{ kind: 'engine', code: 'engine-away', workflowId: null }])
  })

  it('is how much there is, also of what is not listed', () => {
    const many = [work({ total: 300 }), work({ total: 300, workflowId: 'cancellation/2' })]
    const other = work({ kind: 'withdrawal', code: 'withdrawal', total: 1 })
    expect(tell([...many, other], watched()).counts.waiting).toBe(301)
    const ended = { ...watched(), endedCount: 60 }
    expect(tell([], ended).counts.ended).toBe(60)
  })

  it('is what waits for a checkpoint, once it has waited for minutes', () => {
    const fresh = { entries: 2, entriesSince: ago(299), looks: 3, looksSince: ago(299) }
    expect(tell([], watched(), fresh).waiting).toEqual([])
    const old = { ...fresh, entriesSince: ago(300), looksSince: ago(300) }
    expect(tell([], watched(), old).waiting).toMatchObject([
      { kind: 'checkpoint', text: expect.stringMatching(/^2 entries of the record wait/) },
      { kind: 'look', text: expect.stringMatching(/^3 looks in the access log wait/) },
    ])
  })

  it('is later where the engine is there to do it', () => {
    expect(lateBefore(now, true)).toEqual({ begun: ago(5), late: ago(60) })
    expect(lateBefore(now, false)).toEqual({ begun: ago(0), late: ago(0) })
  })
})

describe('the words', () => {
  it('are there for all that the relay does', () => {
    const begun = ['start', 'start-booking']
    const codes = errands.map(({ what }) => what).filter((what) => !begun.includes(what))
    expect(Object.keys(waitingWords)).toEqual(expect.arrayContaining(codes))
  })

  it('are whole sentences in both languages, of whatever code', () => {
    const kinds = ['cancellation', 'booking-request', 'disclosure-request', 'task', 'x']
    const codes = [...Object.keys(errors), 'internal', 'x', 'non-deterministic-error']
    for (const kind of kinds) {
      const all = [
        ...['not-begun', 'no-worker', 'not-carried-out', 'x'].map((code) => sayWaiting(kind, code)),
        ...codes.map((code) => sayTrouble(kind, { ...trouble, code })),
        ...(['failed', 'terminated', 'timed-out'] as const).map((how) =>
          sayEnded({ kind: 'task', workflowId, runId: 'run', how, code: 'x', at: ago(1) }),
        ),
      ]
      for (const words of all) {
        expect(words.da).not.toBe(words.en)
        for (const text of Object.values(words)) expect(text).toMatch(/^\p{Lu}.*\.$/u)
      }
    }
  })

  it('names a failure by a code, whatever it was called', () => {
    expect(codeOf('TypeError')).toBe('type-error')
    expect(codeOf('NON_DETERMINISTIC_ERROR')).toBe('non-deterministic-error')
    expect(codeOf('unavailable')).toBe('unavailable')
    for (const nameless of [undefined, null, '', '42', 'æ'])
      expect(codeOf(nameless)).toBe('unknown')
  })
})
