/** What happens to wishes for a time, one history each. */
import type { History } from '@temporalio/common/lib/proto-utils.js'
import type { WishRef } from '../../domain/wish.ts'
import { askFor, aTime, offer } from '../api/bookings.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'
import { eva, nord } from '../run/visits.ts'
import { isEnded, timersOf } from './watcher.ts'

interface Recording {
  happen(house: TestHouse): Promise<WishRef>
  until(history: History): boolean
}

const dayMs = 86_400_000

/** No two recordings want the same time. */
let days = 3
const nextTime = () => {
  days += 1
  return aTime(days)
}

async function asked(house: TestHouse): Promise<string> {
  return (await askFor(house)).body.id
}

async function offered(house: TestHouse, id: string): Promise<string> {
  const { body } = await offer(house.as('eva'), id, [nextTime()])
  const path = `/v1/booking-requests/${id}`
  // told in the chat before anybody answers
  await eventually(
    async () => (await house.as('eva').get(`/v1/threads/${body.threadId}`)).body.lastMessage.text,
    (text) => text.includes('tilbyder'),
  )
  const { body: seen } = await house.as('eva').get(path)
  return seen.offers.at(-1)?.times[0]?.id ?? ''
}

const booking = (id: string): WishRef => ({ kind: 'booking-request', id })

export const recordedBookings: Record<string, Recording> = {
  'booking-waiting-for-the-supplier': {
    happen: async (house) => booking(await asked(house)),
    until: (history) => timersOf(history) === 1,
  },
  'booking-taken': {
    async happen(house) {
      const id = await asked(house)
      const timeId = await offered(house, id)
      await house.as('anna').post(`/v1/booking-requests/${id}/acceptance`, { timeId })
      return booking(id)
    },
    until: isEnded,
  },
  'booking-declined-then-taken': {
    async happen(house) {
      const id = await asked(house)
      await offered(house, id)
      await house.as('anna').post(`/v1/booking-requests/${id}/decline`)
      const timeId = await offered(house, id)
      await house.as('anna').post(`/v1/booking-requests/${id}/acceptance`, { timeId })
      return booking(id)
    },
    until: isEnded,
  },
  // each decline is told, since the process knows which
  'booking-declined-twice': {
    async happen(house) {
      const id = await asked(house)
      for (const _ of [1, 2]) {
        await offer(house.as('eva'), id, [nextTime()])
        await house.as('anna').post(`/v1/booking-requests/${id}/decline`)
      }
      const { body } = await house.as('eva').get(`/v1/booking-requests/${id}`)
      await house.as('eva').patch(`/v1/tasks/${body.taskId}`, { status: 'done' }, '*')
      return booking(id)
    },
    until: isEnded,
  },
  'booking-closed': {
    async happen(house) {
      const id = await asked(house)
      const { body } = await house.as('eva').get(`/v1/booking-requests/${id}`)
      await house.as('eva').patch(`/v1/tasks/${body.taskId}`, { status: 'done' }, '*')
      return booking(id)
    },
    until: isEnded,
  },
  'booking-lapsed': {
    async happen(house) {
      const id = await asked(house)
      await house.db.sql(
        `create or replace function lapse_soon() returns trigger language plpgsql as $$ begin
          new.held_until := now() + interval '1 second'; return new; end $$`,
      )
      await house.db.sql(`create or replace trigger lapse_soon before insert on booking_offers
        for each row execute function lapse_soon()`)
      await offer(house.as('eva'), id, [nextTime()])
      await eventually(
        async () => (await house.as('eva').get(`/v1/booking-requests/${id}`)).body.status,
        (status) => status === 'declined',
      )
      await house.db.sql('drop trigger lapse_soon on booking_offers')
      const { body } = await house.as('eva').get(`/v1/booking-requests/${id}`)
      await house.as('eva').patch(`/v1/tasks/${body.taskId}`, { status: 'done' }, '*')
      return booking(id)
    },
    until: isEnded,
  },
  'moved-into-a-free-time': {
    async happen(house) {
      const [visitId = ''] = await house.book({ appointmentTypeCode: 'cleaning' })
      const id = crypto.randomUUID()
      const time = { id, organisationId: nord, employeeId: eva, appointmentTypeCode: 'cleaning' }
      const startsAt = new Date(Date.now() + 99 * dayMs).toISOString()
      const endsAt = new Date(Date.now() + 100 * dayMs).toISOString()
      await house.db.fill([['free_times', [{ ...time, startsAt, endsAt }]]])
      await house
        .as('anna')
        .post(`/v1/appointments/${visitId}/move`, { freeTimeId: id }, { Prefer: 'wait=20' })
      const [row] = await house.db.sql<{ id: string }>(
        'select id from booking_requests where replaces_id = $1',
        [visitId],
      )
      return booking(row?.id ?? '')
    },
    until: isEnded,
  },
}
