import protobuf, { type temporal } from '@temporalio/proto'
import type { EndedProcess, Watched } from '../../domain/process-state.ts'
import type { WishKind } from '../../domain/wish.ts'
import { type Asked, causeOf, instantOf, lastEventsOf } from './process.ts'

type Listed = temporal.api.workflow.v1.IWorkflowExecutionInfo

const { WorkflowExecutionStatus: Status } = protobuf.temporal.api.enums.v1
const hows: Partial<Record<number, EndedProcess['how']>> = {
  [Status.WORKFLOW_EXECUTION_STATUS_FAILED]: 'failed',
  [Status.WORKFLOW_EXECUTION_STATUS_TERMINATED]: 'terminated',
  [Status.WORKFLOW_EXECUTION_STATUS_TIMED_OUT]: 'timed-out',
}
const kinds: WishKind[] = ['cancellation', 'booking-request', 'task', 'disclosure-request']
const ours = `WorkflowType in (${kinds.map((kind) => `'${kind}'`).join(', ')})`
const badly = `ExecutionStatus in ('Failed', 'Terminated', 'TimedOut')`
const well = `ExecutionStatus in ('Running', 'Completed')`

/** Processes of ours that failed, were ended by somebody or ran out of time, and were not begun anew. */
export async function endedBadly(
  asked: Asked,
  { taskQueue, limit }: { taskQueue: string; limit: number },
): Promise<Omit<Watched, 'processes'>> {
  const query = `TaskQueue = '${taskQueue}' and ${ours} and ${badly}`
  const all = await list(asked, query, limit)
  const again = new Set(await begunAgain(asked, all))
  const left = all.filter((one) => !again.has(idOf(one)))
  const ended = await Promise.all(left.map((one) => endedOf(asked, one)))
  const more = all.length < limit ? 0 : (await count(asked, query)) - all.length
  return { ended, endedCount: ended.length + Math.max(0, more) }
}

async function list({ service, namespace }: Asked, query: string, pageSize: number) {
  const { executions } = await service.listWorkflowExecutions({ namespace, query, pageSize })
  return executions ?? []
}

async function count({ service, namespace }: Asked, query: string): Promise<number> {
  const { count: found } = await service.countWorkflowExecutions({ namespace, query })
  return Number(found ?? 0)
}

/** The relay begins anew what an operator ended too early: then nothing is left to do. */
async function begunAgain(asked: Asked, ended: Listed[]): Promise<string[]> {
  const ids = [...new Set(ended.map(idOf))].filter((id) => /^[\w/-]+$/.test(id))
  if (ids.length === 0) return []
  const query = `WorkflowId in (${ids.map((id) => `'${id}'`).join(', ')}) and ${well}`
  return (await list(asked, query, ids.length)).map(idOf)
}

async function endedOf(asked: Asked, one: Listed): Promise<EndedProcess> {
  const [workflowId, runId] = [idOf(one), one.execution?.runId ?? '']
  const how = hows[one.status ?? 0] ?? 'failed'
  const [last] = how === 'failed' ? await lastEventsOf(asked, { workflowId, runId }, 1) : []
  const failure = last?.workflowExecutionFailedEventAttributes?.failure
  return {
    ...{ workflowId, runId, how, kind: kindOf(one) },
    code: failure ? causeOf(failure) : null,
    at: instantOf(one.closeTime, asked.now),
  }
}

function kindOf({ type }: Listed): WishKind {
  return kinds.find((kind) => kind === type?.name) ?? 'task'
}

function idOf({ execution }: Listed): string {
  return execution?.workflowId ?? ''
}
