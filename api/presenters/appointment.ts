import type { SeenAppointment } from '../../db/models/appointment.ts'
import { cancellableUntil } from '../../domain/cancellation.ts'
import type { Language } from '../../domain/language.ts'
import { lateFrom } from '../../domain/late-cancellation.ts'
import type { Appointment } from '../../schemas/appointment.ts'

export function presentAppointment(row: SeenAppointment, language: Language): Appointment {
  const { organisationId, organisationCode, organisationName } = row
  return {
    id: row.id,
    citizenId: row.citizenId,
    status: row.status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    type: {
      code: row.appointmentTypeCode,
      name: language === 'da' ? row.typeNameDa : row.typeNameEn,
      serviceCode: row.serviceCode,
      kle: row.kle,
    },
    organisation:
      organisationId && organisationCode && organisationName
        ? { id: organisationId, code: organisationCode, name: organisationName }
        : null,
    cancellationId: row.cancellationId,
    cancellableUntil: cancellableUntil(row.startsAt, row.noticeMinutes),
    lateFrom: lateFrom(row.startsAt, row.lateMinutes),
    movable: row.directRebooking && row.status === 'booked' && row.cancellationId === null,
    replaces: row.replacesId,
  }
}
