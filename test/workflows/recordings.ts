import type { History } from '@temporalio/common/lib/proto-utils.js'
import { eventually } from '../run/eventually.ts'
import type { TestHouse } from '../run/house.ts'
import { isEnded, markersOf, timersOf } from './watcher.ts'
import { acceptWithoutStart, finishTask, holdVisit } from './wishes.ts'

/** Encrypts the payloads of recorded histories and of nothing else, so that it may lie open here. */
export const historyKeys = `histories:${Buffer.alloc(32, 'histories').toString('base64')}`

interface Recording {
  /** Lets it happen; returns the cancellation's id. */
  happen(house: TestHouse): Promise<string>
  /** Whether the history is as far as it shall be recorded. */
  until(history: History): boolean
}

const tenDaysMs = 10 * 86_400_000

/** What happens to cancellations, one history each, by file name. */
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
  reminded: {
    happen: acceptLongAgo,
    until: (history) => timersOf(history) === 1 && markersOf(history) === 3,
  },
  'reminded-and-done': {
    async happen(house) {
      const id = await acceptLongAgo(house)
      await eventually(
        () =>
          house.db.sql('select from tasks where cancellation_id = $1 and reminded_at is not null', [
            id,
          ]),
        (reminded) => reminded.length === 1,
      )
      await finishTask(house, id)
      return id
    },
    until: isEnded,
  },
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
