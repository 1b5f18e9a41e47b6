import protobuf, { type temporal } from '@temporalio/proto'
import { codeOf, type ProcessState, type Trouble } from '../../domain/process-state.ts'

export type Service = temporal.api.workflowservice.v1.WorkflowService
type Description = temporal.api.workflowservice.v1.IDescribeWorkflowExecutionResponse
type HistoryEvent = temporal.api.history.v1.IHistoryEvent
type Failure = temporal.api.failure.v1.IFailure

const { EventType, WorkflowExecutionStatus } = protobuf.temporal.api.enums.v1
const notFound = 5
/** Far enough back for what a process did last. */
const lastEvents = 12
/** A worker takes what is there at once. */
const takenMs = 60_000

export interface Asked {
  service: Service
  namespace: string
  now: Date
}

/** How a process is doing, and what keeps it from getting on. */
export async function stateOf(asked: Asked, workflowId: string): Promise<ProcessState> {
  const { service, namespace } = asked
  const asking = service.describeWorkflowExecution({ namespace, execution: { workflowId } })
  const found = await asking.catch((error: { code?: number }) => {
    if (error.code !== notFound) throw error
    return undefined
  })
  const runId = found?.workflowExecutionInfo?.execution?.runId
  if (!found || !runId) return { workflowId, runId: null, status: 'unknown', trouble: undefined }
  const running = WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
  if (found.workflowExecutionInfo?.status !== running)
    return { workflowId, runId, status: 'ended', trouble: undefined }
  const trouble = await troubleOf(asked, found, { workflowId, runId })
  return { workflowId, runId, status: 'running', trouble }
}

interface Execution {
  workflowId: string
  runId: string
}

async function troubleOf(
  asked: Asked,
  { pendingActivities, pendingWorkflowTask: turn }: Description,
  execution: Execution,
): Promise<Trouble | undefined> {
  const retried = pendingActivities?.find(({ attempt }) => (attempt ?? 0) > 1)
  if (retried) {
    const { attempt, lastFailure, scheduledTime, lastStartedTime } = retried
    const since = instantOf(lastStartedTime ?? scheduledTime, asked.now)
    return { what: 'step', code: causeOf(lastFailure), attempts: attempt ?? 0, since }
  }
  const since = instantOf(turn?.originalScheduledTime ?? turn?.scheduledTime, asked.now)
  const attempts = turn?.attempt ?? 0
  if (turn && attempts <= 1) {
    const isWaiting = !turn.startedTime && Date.parse(since) < asked.now.getTime() - takenMs
    if (isWaiting) return { what: 'worker', code: 'no-worker', attempts, since }
  }
  const events = await lastEventsOf(asked, execution, lastEvents)
  return turn && attempts > 1
    ? { what: 'turn', code: codeOfTurn(events), attempts, since }
    : stepTriedAgain(events, asked.now)
}

/** The newest first. */
export async function lastEventsOf(
  { service, namespace }: Asked,
  execution: Execution,
  maximumPageSize: number,
): Promise<HistoryEvent[]> {
  const asking = { namespace, execution, maximumPageSize }
  const { history } = await service.getWorkflowExecutionHistoryReverse(asking)
  return history?.events ?? []
}

/** Why a turn is taken anew; the engine writes down the first failure only. */
function codeOfTurn(events: HistoryEvent[]): string {
  const failed = EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED
  const event = events.find(({ eventType }) => eventType === failed)
  const cause = event?.workflowTaskFailedEventAttributes?.cause
  const names = protobuf.temporal.api.enums.v1.WorkflowTaskFailedCause
  const name = names[cause ?? 0]?.replace('WORKFLOW_TASK_FAILED_CAUSE_', '')
  return event ? codeOf(name) : 'timed-out'
}

/** A local step that failed leaves a mark and a timer; the next mark says how the next try went. */
function stepTriedAgain(events: HistoryEvent[], now: Date): Trouble | undefined {
  const marked = events.find(({ markerRecordedEventAttributes: mark }) => mark)
  const mark = marked?.markerRecordedEventAttributes
  if (!mark?.failure) return undefined
  const { attempt, original_schedule_time: begun } = noteIn(mark.details?.data?.payloads?.[0]?.data)
  const since = begun ?? marked?.eventTime
  return {
    ...{ what: 'step', code: causeOf(mark.failure), attempts: attempt ?? 1 },
    since: instantOf(since, now),
  }
}

interface Note {
  attempt?: number
  original_schedule_time?: { seconds: number; nanos: number }
}

/** What the SDK writes down of a local step, in the clear. */
function noteIn(bytes: Uint8Array | null | undefined): Note {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString())
  } catch {
    return {}
  }
}

/** Of the failure beneath all others. */
export function causeOf(failure: Failure | null | undefined): string {
  if (failure?.cause) return causeOf(failure.cause)
  return codeOf(failure?.applicationFailureInfo?.type)
}

/** Seconds are a number of 64 bits, or plain. */
interface Time {
  seconds?: { toString(): string } | null
  nanos?: number | null
}

export function instantOf(time: Time | null | undefined, otherwise: Date): string {
  if (!time) return otherwise.toISOString()
  const ms = Number(String(time.seconds ?? 0)) * 1000 + (time.nanos ?? 0) / 1_000_000
  return new Date(ms).toISOString()
}
