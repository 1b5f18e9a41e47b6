import { bundleWorkflows } from './bundle.ts'

/** `tsx worker/build.ts <file>` writes the workflow bundle there. */
const [, , file = 'dist/workflows.js'] = process.argv
await bundleWorkflows(file)
