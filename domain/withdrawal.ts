import type { AppointmentStatus } from '../schemas/appointment.ts'
import type { CancellationStatus } from '../schemas/cancellation.ts'
import type { TaskStatus } from '../schemas/task.ts'
import type { ErrorCode } from './errors.ts'

export interface WithdrawalCircumstances {
  status: CancellationStatus
  /** It was taken back already, though the process may not have got there. */
  isWithdrawn: boolean
  appointmentStatus: AppointmentStatus
  /** The citizen has taken another time for it, though the process may not have got there. */
  isRebooked: boolean
  startsAt: string
  withdrawalMinutes: number
  /** Null until the process has made one. */
  taskStatus: TaskStatus | null
}

/** When undo ends by the clock: RFC 3339, UTC. */
export function withdrawableUntil(startsAt: string, withdrawalMinutes: number): string {
  return new Date(new Date(startsAt).getTime() - withdrawalMinutes * 60_000).toISOString()
}

/** Why a cancellation can't be taken back now: until the supplier has begun, and the time is not near. */
export function whyNotWithdrawable(all: WithdrawalCircumstances, now: Date): ErrorCode | undefined {
  const { status, taskStatus, startsAt, withdrawalMinutes } = all
  if (all.isWithdrawn || status === 'withdrawn' || status === 'rejected')
    return 'cancellation-ended'
  if (all.appointmentStatus === 'moved' || all.isRebooked) return 'appointment-rebooked'
  if (taskStatus !== null && taskStatus !== 'open') return 'withdrawal-too-late'
  if (new Date(withdrawableUntil(startsAt, withdrawalMinutes)) <= now) return 'withdrawal-too-late'
  return undefined
}
