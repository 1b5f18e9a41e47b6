export { bookingRequest as 'booking-request' } from './booking-request.ts'
export { cancellation } from './cancellation.ts'
export { disclosureRequest as 'disclosure-request' } from './disclosure-request.ts'
export { task } from './task.ts'
