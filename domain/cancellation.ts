import type { AppointmentStatus } from '../schemas/appointment.ts'
import type { LateAnswer } from '../schemas/cancellation.ts'
import type { ErrorCode } from './errors.ts'
import { sayWhen } from './language.ts'
import { tellLate } from './late-words.ts'

interface CancellableAppointment {
  status: AppointmentStatus
  startsAt: string
  noticeMinutes: number
  /** A cancellation that stands already. */
  cancellationId: string | null
}

/** When online cancelling ends for a visit: RFC 3339, UTC. */
export function cancellableUntil(startsAt: string, noticeMinutes: number): string {
  return new Date(new Date(startsAt).getTime() - noticeMinutes * 60_000).toISOString()
}

/** Why the visit can't be cancelled online now; undefined where it can. */
export function whyNotCancellable(
  appointment: CancellableAppointment,
  now: Date,
): ErrorCode | undefined {
  const { status, startsAt, noticeMinutes, cancellationId } = appointment
  if (status === 'cancelled' || cancellationId !== null) return 'appointment-already-cancelled'
  if (status === 'held' || new Date(startsAt) <= now) return 'appointment-past'
  if (status === 'moved') return 'appointment-changed'
  if (new Date(cancellableUntil(startsAt, noticeMinutes)) <= now) return 'cancellation-too-late'
  return undefined
}

interface ToldCancellation {
  authorName: string
  appointmentType: string
  startsAt: string
  reason: string
  text: string | null
  /** Where it is late, with what the citizen wants done about it. */
  late: { answer: LateAnswer | null } | null
}

/** The words of the task and of the message: one text, so that they always agree. */
export function tellCancellation(told: ToldCancellation): string {
  const lines = [
    `${told.authorName} har aflyst ${told.appointmentType.toLowerCase()} ${sayWhen(told.startsAt, 'da')}.`,
    `Årsag: ${told.reason}.`,
  ]
  const late = told.late ? [tellLate(told.late.answer)] : []
  const own = told.text === null ? [] : [told.text]
  return [...lines, ...late, ...own].join('\n')
}

/** How someone of the citizen's side signs. */
export function signatureOf(
  { id, name }: { id: string; name: string },
  { citizenId, citizenName }: { citizenId: string; citizenName: string },
): string {
  return id === citizenId ? citizenName : onBehalfOf(name, citizenName)
}

/** How a representative signs. */
export function onBehalfOf(representativeName: string, citizenName: string): string {
  return `${representativeName} på vegne af ${citizenName}`
}
