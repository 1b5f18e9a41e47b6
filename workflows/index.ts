export { bookingRequest as 'booking-request' } from './booking-request.ts'
export { cancellation } from './cancellation.ts'
export { task } from './task.ts'
