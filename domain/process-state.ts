import type { WishKind } from './wish.ts'

/** Why a running process does not get on. */
export interface Trouble {
  /** A step or a turn of the process is tried again, or no worker takes it. */
  what: 'step' | 'turn' | 'worker'
  /** The kind of the failure, as a code. */
  code: string
  attempts: number
  since: string
}

/** A process as the engine knows it now. */
export interface ProcessState {
  workflowId: string
  runId: string | null
  /** `unknown` where the engine has never heard of it, or forgotten it. */
  status: 'running' | 'ended' | 'unknown'
  trouble: Trouble | undefined
}

/** One that ended otherwise than its story says. */
export interface EndedProcess {
  workflowId: string
  runId: string
  kind: WishKind
  how: 'failed' | 'terminated' | 'timed-out'
  /** The kind of the failure, where it failed. */
  code: string | null
  at: string
}

/** What the engine says when it is asked. */
export interface Watched {
  processes: ProcessState[]
  /** The latest first, so many at most. */
  ended: EndedProcess[]
  /** How many there are. */
  endedCount: number
}

/** `TypeError` and `WORKFLOW_TASK_FAILED_CAUSE_X` as codes; a failure without a name is `unknown`. */
export function codeOf(name: string | null | undefined): string {
  const words = (name ?? '').replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
  const code = words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '')
  return code.slice(0, 64) || 'unknown'
}
