export { cancellation } from './cancellation.ts'
export { task } from './task.ts'
