import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

export async function bundleSixActivities(file: string): Promise<string> {
  const workflowsPath = fileURLToPath(new URL('./workflow.ts', import.meta.url))
  const quiet = () => undefined
  const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet }
  const { code } = await bundleWorkflowCode({ workflowsPath, logger })
  await writeFile(file, code)
  return file
}
