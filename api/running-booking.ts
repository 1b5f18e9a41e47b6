import type { DataKey } from '../db/data-key.ts'
import { BookingRequest as Row, type SeenBooking } from '../db/models/booking-request.ts'
import type { Answer } from './answer.ts'
import type { Later, Showing } from './idempotency.ts'
import { presentBooking } from './presenters/booking-request.ts'
import type { Asked } from './route.ts'
import { heardOf, told } from './running.ts'

type Asker = Pick<Asked, 'actor' | 'language' | 'waitMs' | 'deps' | 'afterCommit'>
type Show = (row: SeenBooking, showing: Showing) => Promise<Answer> | Answer

interface Running {
  /** Starts the process, or tells it to look. */
  tell: () => Promise<unknown>
  /** What is waited for: a time, or that it is set up. */
  until: 'booked' | 'open'
  show: Show
}

/** A wish for a time on its way through the process: told, waited for, answered from Postgres. */
export function runBooking(asked: Asker, running: Running) {
  const { deps, waitMs } = asked
  let id: string | undefined

  async function tell(): Promise<boolean> {
    return id !== undefined && told(deps, { bookingRequestId: id }, running.tell)
  }

  async function show(showing: Showing): Promise<{ row: SeenBooking; answer: Answer }> {
    const row = id && (await Row.find(showing.trx, id))
    if (!row) throw new Error('Gone while it was shown')
    showing.saw(row)
    return { row, answer: await running.show(row, showing) }
  }

  const later: Later = {
    withinMs: waitMs,
    async until() {
      if (!id) return false
      const waited = running.until === 'booked' ? `${id}/booking` : id
      return heardOf(deps, { waited, waitMs }, tell)
    },
    async answer(showing) {
      const { row, answer } = await show(showing)
      const isThere =
        row.status === 'booked' || (running.until === 'open' && row.status !== 'accepted')
      return isThere ? answer : undefined
    },
  }
  if (waitMs === 0) asked.afterCommit(tell)

  return {
    later: waitMs > 0 ? later : undefined,
    /** As it stands with the acceptance alone. */
    async accepted(
      showing: Showing,
      about: { id: string; citizenId: string; dataKey: DataKey },
    ): Promise<Answer> {
      id = about.id
      const { answer } = await show(showing)
      return { ...answer, status: 202, about }
    },
  }
}

export function showBooking(asked: Pick<Asked, 'actor' | 'language'>, status: number): Show {
  return (row) => ({
    status,
    body: presentBooking(row, asked),
    headers: { Location: `/v1/booking-requests/${row.id}` },
  })
}
