import { v7 as uuid } from 'uuid'
import { tokenFor } from './caller.ts'
import type { TestHouse } from './house.ts'
import { untilJournalled } from './journalled.ts'
import { ask, type Ids, someDisclosure, someTemplate, someWish } from './operations.ts'
import { eva, nord } from './visits.ts'

/** One of each for a citizen: a booked visit, what came of a cancelled one, and an own message. */
export async function makeThings(
  house: TestHouse,
  { subject, ...visit }: { subject: string; citizenId: string; organisationId?: string },
): Promise<Ids> {
  const [cancelled = '', booked = ''] = await house.book(visit, visit)
  const post = async (path: string, body: object) =>
    (await ask(house, tokenFor({ subject }), { method: 'POST', path, body })).body
  const wish = { reasonCode: 'not-home', text: 'Jeg er hos min søster' }
  const cancellation = await post(`/v1/appointments/${cancelled}/cancellation`, wish)
  const { id: cancellations, taskId: tasks, threadId: threads } = cancellation
  const { citizenId: citizens, organisationId: organisations = nord } = visit
  const write = () => post(`/v1/threads/${threads}/messages`, { text: 'Til min søster' })
  const messages = await makeMessage(house, threads, write)
  const templates = await makeTemplate(house, organisations)
  const booking = await post('/v1/booking-requests', { ...someWish, organisationId: organisations })
  const things = { appointments: booked, cancellations, tasks, threads, messages, templates }
  const sameWish = await makeSameWish(house, { tasks, threads, citizens, organisations })
  const wishes = { 'booking-requests': booking.id, 'same-wishes': sameWish }
  const { id: disclosure } = await post('/v1/disclosure-requests', someDisclosure)
  await untilJournalled(house.db)
  const entries = await entryOf(house, cancellations)
  return {
    ...things,
    citizens,
    organisations,
    ...wishes,
    'disclosure-requests': disclosure,
    entries,
  }
}

/** By the citizen; the chat is open for it, whatever its organisation has set. */
async function makeMessage(
  { db }: TestHouse,
  threadId: string,
  write: () => Promise<{ id: string }>,
) {
  const open = (reply: boolean | null, to: string | null) =>
    db.sql('update threads set reply_open = $1, reply_to = $2 where id = $3', [reply, to, threadId])
  await open(true, 'organisation')
  const { id } = await write()
  await open(null, null)
  return id
}

/** The line of the record that tells of it. */
async function entryOf({ db }: TestHouse, cancellationId: string): Promise<string> {
  const sql = 'select record_entry_id as id from cancellations where id = $1'
  const [found] = await db.sql<{ id: string }>(sql, [cancellationId])
  return found?.id ?? ''
}

async function makeTemplate({ db }: TestHouse, organisationId: string): Promise<string> {
  const id = uuid()
  const made = { createdAt: new Date().toISOString(), changedBy: eva }
  await db.fill([['templates', [{ id, organisationId, ...someTemplate, ...made }]]])
  return id
}

type Joined = Pick<Ids, 'tasks' | 'threads' | 'citizens' | 'organisations'>

/** Of one chat, as if another were joined with it; it waits for no other any more. */
async function makeSameWish({ db }: TestHouse, of: Joined): Promise<string> {
  const {
    tasks: taskId,
    threads: threadId,
    citizens: citizenId,
    organisations: organisationId,
  } = of
  await db.sql('update same_wish_threads set waiting = false where thread_id = $1', [threadId])
  const id = uuid()
  const part = { sameWishId: id, citizenId }
  const joinedAt = new Date().toISOString()
  const wish = { id, citizenId, organisationId, status: 'joined', joinedBy: eva, joinedAt }
  await db.fill([
    ['same_wishes', [wish]],
    ['same_wish_threads', [{ ...part, threadId, organisationId }]],
    ['same_wish_tasks', [{ ...part, taskId, status: 'open', version: 1 }]],
  ])
  return id
}
