import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { bundleWorkflowCode } from '@temporalio/worker'
import { workflowsPath } from './worker.ts'

/** Makes the workflow bundle ahead of time: `node worker/bundle.js <file>`. */
export async function bundleWorkflows(file: string): Promise<string> {
  const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet }
  const { code } = await bundleWorkflowCode({ workflowsPath: workflowsPath(), logger })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, code)
  return file
}

function quiet(): void {}

const [, script, file] = process.argv
if (script && file && import.meta.url.endsWith(script.split('/').pop() ?? '')) {
  await bundleWorkflows(file)
}
