import type { History } from '@temporalio/common/lib/proto-utils.js'
import type { WishRef } from '../../domain/wish.ts'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'
import { cancelWithTiming } from './processes.ts'
import { recordedBookings } from './recorded-bookings.ts'
import { recordedDisclosures } from './recorded-disclosures.ts'
import { isEnded, timersOf, type Watcher } from './watcher.ts'
import { acceptWithoutStart, finishTask, holdVisit } from './wishes.ts'

/** Encrypts the payloads of recorded histories and of nothing else, so that it may lie open here. */
export const historyKeys = `histories:${Buffer.alloc(32, 'histories').toString('base64')}`

interface Recording {
  /** Lets it happen; returns the wish, a cancellation's by its id alone. */
  happen(house: TestHouse, watcher: Watcher): Promise<string | WishRef>
  /** Whether the history is as far as it shall be recorded. */
  until(history: History): boolean
}

const tenDaysMs = 10 * 86_400_000

/**
 * What happens to wishes, one history each, by file name. `reminded` and `reminded-and-done` are of the
 * time before there was an escalation, `task-by-itself-done` of an escalation that was still reminded of;
 * they are only replayed.
 */
export const recordings: Record<string, Recording> = {
  'still-waiting': { happen: cancelAtTheDoor, until: (history) => timersOf(history) === 1 },
  'completed-and-done': {
    async happen(house) {
      const id = await cancelAtTheDoor(house)
      await finishTask(house, id)
      return id
    },
    until: isEnded,
  },
  'rejected-because-moved': {
    async happen(house) {
      const seenStartsAt = new Date(Date.now() + tenDaysMs).toISOString()
      return acceptWithoutStart(house, { visitId: await book(house), seenStartsAt })
    },
    until: isEnded,
  },
  'rejected-because-moved-meanwhile': { happen: moveMeanwhile, until: isEnded },
  'started-by-the-relay': {
    happen: async (house) => acceptWithoutStart(house, { visitId: await book(house) }),
    until: (history) => timersOf(history) === 1,
  },
  'reminded-with-an-escalation-to-come': {
    happen: (house, watcher) =>
      cancelWithTiming(house, watcher, { timing: { answerMs: 300, escalationMs: 600_000 } }),
    until: (history) => timersOf(history) === 2,
  },
  'escalated-and-done': {
    async happen(house) {
      const id = await acceptLongAgo(house)
      await eventually(
        () =>
          house.db.sql(
            'select from tasks where cancellation_id = $1 and escalated_at is not null',
            [id],
          ),
        (escalated) => escalated.length === 1,
      )
      await finishTask(house, id)
      return id
    },
    until: isEnded,
  },
  withdrawn: {
    async happen(house) {
      const id = await cancelAtTheDoor(house)
      await undo(house, id)
      return id
    },
    until: isEnded,
  },
  'withdrawn-after-a-reminder': {
    async happen(house, watcher) {
      const timing = { answerMs: 300, escalationMs: 600_000 }
      const id = await cancelWithTiming(house, watcher, { timing })
      await watcher.history(id, (history) => timersOf(history) === 2)
      await undo(house, id)
      return id
    },
    until: isEnded,
  },
  'escalation-done': {
    async happen(house, watcher) {
      const timing = { answerMs: 300, escalationMs: 300 }
      const about = await cancelWithTiming(house, watcher, { timing })
      const task = () =>
        house.db.sql<{ id: string }>(
          `select e.id from tasks e join tasks t on t.id = e.follows_task_id
            where t.cancellation_id = $1 and e.process_started_at is not null
              and e.assignee_id is not null`,
          [about],
        )
      const [found] = await eventually(task, (rows) => rows.length === 1)
      await house.as('eva').patch(`/v1/tasks/${found?.id}`, { status: 'done' }, '*')
      return { kind: 'task', id: found?.id ?? '' }
    },
    until: isEnded,
  },
  ...recordedBookings,
  ...recordedDisclosures,
}

async function undo(house: TestHouse, id: string): Promise<void> {
  const path = `/v1/cancellations/${id}/withdrawal`
  await house.as('anna').post(path, undefined, { Prefer: 'wait=20' })
}

async function book(house: TestHouse): Promise<string> {
  const [visitId = ''] = await house.book({})
  return visitId
}

async function cancelAtTheDoor(house: TestHouse): Promise<string> {
  const { body } = await house.as('anna').cancel(await book(house))
  return body.id
}

/** The promised answer time is over when the process begins. */
async function acceptLongAgo(house: TestHouse): Promise<string> {
  const acceptedAt = new Date(Date.now() - tenDaysMs)
  return acceptWithoutStart(house, { visitId: await book(house), acceptedAt })
}

/** The supplier moves the visit after the facts were gathered and before they are acted upon. */
async function moveMeanwhile(house: TestHouse): Promise<string> {
  const visitId = await book(house)
  const oneHour = "starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'"
  const held = await holdVisit(house, visitId, oneHour)
  const id = await acceptWithoutStart(house, { visitId })
  await held.isWantedByOthers()
  await held.release()
  return id
}
