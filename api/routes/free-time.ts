import { Appointment as Row } from '../../db/models/appointment.ts'
import { FreeTime as Time } from '../../db/models/free-time.ts'
import { permit } from '../../domain/policies.ts'
import { Appointment } from '../../schemas/appointment.ts'
import { FreeTime, MoveRequest } from '../../schemas/free-time.ts'
import { Instant } from '../../schemas/scalars.ts'
import { acceptMove } from '../acceptance/move.ts'
import { presentAppointment } from '../presenters/appointment.ts'
import { route } from '../route.ts'
import { runBooking } from '../running-booking.ts'

const weeks = 8 * 7 * 86_400_000
const most = 100

export const listFreeTimes = route({
  method: 'GET',
  path: '/v1/appointments/{id}/free-times',
  summary:
    'Times into which the citizen may move this visit, the soonest first; none where one must ask',
  query: { from: Instant, to: Instant },
  responses: { 200: { $id: 'FreeTimes', type: 'array', items: FreeTime } },
  reads: 'appointment',
  may: 'move appointment',
  handle: async ({ actor, params, query, now, trx, saw }) => {
    const found = await Row.find(trx, params.id)
    const visit = permit(actor, 'move appointment', { thing: found, now })
    saw(visit)
    const { organisationId, appointmentTypeCode } = visit
    if (!visit.directRebooking || organisationId === null) return { body: [] }
    const from = [query.from, now.toISOString()]
      .filter((one) => one !== undefined)
      .sort()
      .at(-1)
    const to = query.to ?? new Date(now.getTime() + weeks).toISOString()
    const wanted = { organisationId, appointmentTypeCode, from: from ?? '', to, limit: most }
    return { body: await Time.list(trx, wanted) }
  },
})

export const moveAppointment = route({
  method: 'POST',
  path: '/v1/appointments/{id}/move',
  summary: 'Move a visit into a free time, where its kind allows that',
  body: MoveRequest,
  responses: { 201: Appointment, 202: Appointment },
  reads: 'appointment',
  may: 'move appointment',
  handle: async (asked) => {
    const { actor, params, body, language, now, once, saw, deps } = asked
    let start = () => Promise.resolve()
    const running = runBooking(asked, {
      tell: () => start(),
      until: 'booked',
      // the new one as soon as there is one
      async show({ bookedId }, { trx }) {
        const row = await Row.find(trx, bookedId ?? params.id)
        if (!row) throw new Error('Gone while it was shown')
        const headers = { Location: `/v1/appointments/${row.id}` }
        return { status: 201, body: presentAppointment(row, language), headers }
      },
    })
    return once(async (trx) => {
      const wanted = { actor, appointmentId: params.id, freeTimeId: body.freeTimeId, now }
      const accepted = await acceptMove(trx, wanted)
      const { id, organisationCode } = accepted
      start = () => deps.engine.start({ kind: 'booking-request', id, organisationCode })
      return running.accepted({ trx, saw }, accepted)
    }, running.later)
  },
})
