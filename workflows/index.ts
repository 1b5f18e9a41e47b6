export { cancellation } from './cancellation.ts'
