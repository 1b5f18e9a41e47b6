import { Appointment as Row } from '../../db/models/appointment.ts'
import { whoFacts } from '../../db/models/cancellation-facts.ts'
import { Organisation } from '../../db/models/organisation.ts'
import { permit } from '../../domain/policies.ts'
import { resolveSupplier } from '../../domain/supplier.ts'
import {
  Appointment,
  AppointmentStatus,
  CancellationPreview,
  CancellationReason,
} from '../../schemas/appointment.ts'
import { PageQuery, pageOf as pageSchema } from '../../schemas/page.ts'
import { Id, Instant } from '../../schemas/scalars.ts'
import { placeOf } from '../cursor.ts'
import { pageOf } from '../paging.ts'
import { presentAppointment } from '../presenters/appointment.ts'
import { route } from '../route.ts'
import { visibleTo } from '../visible.ts'

export const listAppointments = route({
  method: 'GET',
  path: '/v1/appointments',
  summary: 'Appointments, the soonest first',
  query: { citizenId: Id, from: Instant, to: Instant, status: AppointmentStatus, ...PageQuery },
  responses: { 200: pageSchema(Appointment) },
  reads: 'appointment',
  may: 'read appointment',
  handle: async ({ actor, query, language, now, trx, saw }) => {
    const { cursor, limit, ...filter } = query
    const rows = await Row.list(trx, {
      ...(await visibleTo(actor, { citizenId: filter.citizenId, now, trx })),
      ...filter,
      after: placeOf(cursor),
      limit: limit + 1,
    })
    saw(...rows.slice(0, limit))
    const page = pageOf(rows, limit, {
      present: (row) => presentAppointment(row, language),
      place: (row) => [row.startsAt, row.id],
    })
    return { body: page }
  },
})

export const getAppointment = route({
  method: 'GET',
  path: '/v1/appointments/{id}',
  summary: 'One appointment',
  responses: { 200: Appointment },
  reads: 'appointment',
  may: 'read appointment',
  handle: async ({ actor, params, language, now, trx, saw }) => {
    const row = await Row.find(trx, params.id)
    const appointment = permit(actor, 'read appointment', { thing: row, now })
    saw(appointment)
    return { body: presentAppointment(appointment, language) }
  },
})

export const listCancellationReasons = route({
  method: 'GET',
  path: '/v1/appointments/{id}/cancellation-reasons',
  summary: 'The reasons for which this appointment may be cancelled now',
  responses: {
    200: { $id: 'CancellationReasons', type: 'array', items: CancellationReason },
  },
  reads: 'appointment',
  may: 'cancel appointment',
  handle: async ({ actor, params, language, now, trx, saw }) => {
    const row = await Row.find(trx, params.id)
    saw(permit(actor, 'cancel appointment', { thing: row, now }))
    const reasons = await Row.reasons(trx, params.id, now.toISOString())
    return { body: reasons.map((reason) => ({ code: reason.code, label: reason[language] })) }
  },
})

export const previewCancellation = route({
  method: 'GET',
  path: '/v1/appointments/{id}/cancellation-preview',
  summary: 'Who gets it, and by when they answer, if this appointment is cancelled now',
  responses: { 200: CancellationPreview },
  reads: 'appointment',
  may: 'cancel appointment',
  handle: async ({ actor, params, now, trx, saw }) => {
    const row = await Row.find(trx, params.id)
    saw(permit(actor, 'cancel appointment', { thing: row, now }))
    const facts = await whoFacts(trx, { id: params.id, at: now.toISOString() })
    if (!facts) throw new Error('An appointment that was just seen is gone')
    // as the process will decide it
    const { organisationId: id, organisationCode: code, promisedAnswerBy } = resolveSupplier(facts)
    const organisation = { id, code, name: await Organisation.nameOf(trx, id) }
    return { body: { organisation, promisedAnswerBy } }
  },
})
