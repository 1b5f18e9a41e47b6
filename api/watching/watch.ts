import type { Watched } from '../../domain/process-state.ts'
import { endedBadly } from './ended.ts'
import { type Asked, stateOf } from './process.ts'

/** So many processes are looked at, and so many that ended are told of. */
export const atMost = 50

/** How some processes are doing, and which of ours ended badly. */
export async function watchProcesses(
  asked: Asked,
  { workflowIds, taskQueue }: { workflowIds: string[]; taskQueue: string },
): Promise<Watched> {
  const ids = workflowIds.slice(0, atMost)
  const [processes, ended] = await Promise.all([
    Promise.all(ids.map((id) => stateOf(asked, id))),
    endedBadly(asked, { taskQueue, limit: atMost }),
  ])
  return { processes, ...ended }
}
