import type { Operations, OperationsItem } from '../schemas/operations.ts'
import type { Language } from './language.ts'
import { sayEnded, sayTrouble, sayUnplaced, sayWaiting, words } from './operations-words.ts'
import type { EndedProcess, ProcessState, Trouble, Watched } from './process-state.ts'

/** Something that waits, as our own tables have it. */
export interface WaitingWork {
  kind: string
  /** `accepted` where its process may not have begun. */
  code: string
  workflowId: string
  since: string
  /** Of this kind and code, listed or not. */
  total: number
}

/** Records and looks that no checkpoint stands for yet. */
export interface UnplacedWork {
  entries: number
  entriesSince: string | null
  looks: number
  looksSince: string | null
}

export interface OperationsFacts {
  waiting: WaitingWork[]
  unplaced: UnplacedWork
  /** Undefined while the engine is away. */
  watched: Watched | undefined
}

const secondMs = 1000
/** A process begins in a moment, and is at its end within a minute. */
const begunMs = 5 * secondMs
const lateMs = 60 * secondMs
/** A checkpoint is made each minute. */
const unplacedMs = 5 * lateMs

/** What was accepted before these is late; while the engine is away, all that waits is. */
export function lateBefore(now: Date, isUp: boolean): { begun: string; late: string } {
  const before = (ms: number) => new Date(now.getTime() - (isUp ? ms : 0)).toISOString()
  return { begun: before(begunMs), late: before(lateMs) }
}

interface Reader {
  now: Date
  language: Language
}

/** What an operator must know now, in words. */
export function tellOperations(facts: OperationsFacts, reader: Reader): Operations {
  const { waiting: work, watched } = facts
  const states = new Map(watched?.processes.map((one) => [one.workflowId, one]))
  const troubled = work.filter((one) => isTroubled(states.get(one.workflowId)))
  const others = work.filter((one) => !troubled.includes(one))
  const waiting = [
    ...others.flatMap((one) => waits(one, states.get(one.workflowId), reader)),
    ...unplaced(facts.unplaced, reader),
  ]
  const failing = [...away(watched, reader), ...failed(troubled, states, reader)]
  const ended = (watched?.ended ?? []).map((one) => endedItem(one, reader))
  return {
    checkedAt: reader.now.toISOString(),
    ...{ waiting, failing, ended },
    counts: {
      waiting: waiting.length + unlisted(work),
      failing: failing.length,
      ended: watched?.endedCount ?? 0,
    },
  }
}

function isTroubled(state: ProcessState | undefined): boolean {
  return state?.trouble !== undefined && state.trouble.what !== 'worker'
}

/** One that is accepted and on its way is no news for a minute. */
function waits(
  { kind, code, workflowId, since }: WaitingWork,
  state: ProcessState | undefined,
  { now, language }: Reader,
): OperationsItem[] {
  const isFresh = now.getTime() - Date.parse(since) < lateMs
  if (code === 'accepted' && state?.status === 'running' && isFresh) return []
  const found = state?.trouble?.code ?? (code === 'accepted' ? begunOrNot(state) : code)
  const text = sayWaiting(kind, found)[language]
  const attempts = state?.trouble?.attempts ?? null
  return [{ kind, workflowId, runId: state?.runId ?? null, since, attempts, code: found, text }]
}

/** The engine knows; while it is away, nobody does. */
function begunOrNot(state: ProcessState | undefined): string {
  return state && state.status !== 'running' ? 'not-begun' : 'not-carried-out'
}

function unplaced(work: UnplacedWork, { now, language }: Reader): OperationsItem[] {
  const { entries, entriesSince, looks, looksSince } = work
  const all = [
    { kind: 'checkpoint' as const, count: entries, since: entriesSince },
    { kind: 'look' as const, count: looks, since: looksSince },
  ]
  return all.flatMap(({ kind, count, since }) => {
    if (!since || now.getTime() - Date.parse(since) < unplacedMs) return []
    const text = sayUnplaced(kind, count)[language]
    return [{ kind, ...nowhere, since, attempts: null, code: 'no-checkpoint', text }]
  })
}

const nowhere = { workflowId: null, runId: null }

function away(watched: Watched | undefined, { now, language }: Reader): OperationsItem[] {
  if (watched) return []
  const text = words.away[language]
  const since = now.toISOString()
  return [{ kind: 'engine', ...nowhere, since, attempts: null, code: 'engine-away', text }]
}

/** Each process once, however much of it waits. */
function failed(
  work: WaitingWork[],
  states: Map<string, ProcessState>,
  { language }: Reader,
): OperationsItem[] {
  const ids = [...new Set(work.map(({ workflowId }) => workflowId))]
  return ids.flatMap((workflowId) => {
    const state = states.get(workflowId)
    return state?.trouble ? [failingItem(state, state.trouble, language)] : []
  })
}

function failingItem(
  { workflowId, runId }: ProcessState,
  trouble: Trouble,
  language: Language,
): OperationsItem {
  const { attempts, code, since } = trouble
  const kind = workflowId.split('/')[0] ?? ''
  const text = sayTrouble(kind, trouble)[language]
  return { kind, workflowId, runId, since, attempts, code, text }
}

function endedItem(one: EndedProcess, { language }: Reader): OperationsItem {
  const { kind, workflowId, runId, at: since, how, code } = one
  const text = sayEnded(one)[language]
  return { kind, workflowId, runId, since, attempts: null, code: code ?? how, text }
}

/** There is more of a kind than was listed. */
function unlisted(work: WaitingWork[]): number {
  const groups = new Map<string, { total: number; listed: number }>()
  for (const { kind, code, total } of work) {
    const listed = groups.get(`${kind} ${code}`)?.listed ?? 0
    groups.set(`${kind} ${code}`, { total, listed: listed + 1 })
  }
  return [...groups.values()].reduce((sum, { total, listed }) => sum + total - listed, 0)
}
