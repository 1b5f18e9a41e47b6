import { tsImport } from 'tsx/esm/api'

/** Jest loads its global setup without transforming it; tsx reads our TypeScript. */
export default async function begin() {
  const { startRun } = await tsImport('./servers.ts', import.meta.url)
  await startRun()
}
