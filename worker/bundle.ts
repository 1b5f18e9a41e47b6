import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { bundleWorkflowCode } from '@temporalio/worker'
import { workflowsPath } from './worker.ts'

/** Makes the workflow bundle ahead of time, so that a worker starts in less than a second. */
export async function bundleWorkflows(file: string): Promise<string> {
  const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet }
  const { code } = await bundleWorkflowCode({ workflowsPath: workflowsPath(), logger })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, code)
  return file
}

function quiet(): void {}
