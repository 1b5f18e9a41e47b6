/** What may happen at the same moment to chats that are joined, each in a transaction of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { acceptSameWish } from '../../api/acceptance/same-wish.ts'
import { acceptSameAnswer } from '../../api/acceptance/same-wish-answer.ts'
import { acceptSameWishUndo } from '../../api/acceptance/same-wish-undo.ts'
import { acceptTaskChange } from '../../api/acceptance/task.ts'
import { acceptClosing } from '../../api/acceptance/thread.ts'
import { acceptWithdrawal } from '../../api/acceptance/withdrawal.ts'
import { inTransaction, type PersonActing } from '../../db/acting.ts'
import { findActor } from '../../db/actors.ts'
import type { Database, Transaction } from '../../db/database.ts'
import type { Actor } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import type { TestDatabase } from './database.ts'
import { makeRaceCases, type RaceCase } from './race-cases.ts'
import { eva, nord, syd } from './visits.ts'

export interface JoinCase extends RaceCase {
  sameWish: string
  /** A chat and a task at Hjemmepleje Syd, joined with those at Nord. */
  otherThread: string
  otherTask: string
}

export type JoinState = 'apart' | 'joined' | 'answered'

/** As many cases, each of its own citizen. */
export async function makeJoinCases(
  at: TestDatabase,
  db: Database,
  { count, state }: { count: number; state: JoinState },
): Promise<JoinCase[]> {
  const cases = await makeRaceCases(at, count)
  const made = cases.map(
    (one): JoinCase => ({ ...one, sameWish: uuid(), otherThread: uuid(), otherTask: uuid() }),
  )
  const all = JSON.stringify(made)
  await at.sql(chats, [all, syd])
  await at.sql(tasks, [all, syd])
  if (state === 'apart') return made
  await at.sql(joins, [all, nord, eva])
  await at.sql(joinedThreads, [all, nord, syd])
  await at.sql(joinedTasks, [all])
  if (state === 'joined') return made
  const left = [...made]
  const lane = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const answered = await make(db, 'answer', { one, afterMs: 0 })
      if (answered !== 'ok') throw new Error(`Not answered: ${answered}`)
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return made
}

const each = `jsonb_to_recordset($1::jsonb) as one (citizen uuid, thread uuid, task uuid,
  "sameWish" uuid, "otherThread" uuid, "otherTask" uuid)`
const chats = `
  insert into threads (id, citizen_id, organisation_id, status, opened_at, last_message_at)
  select "otherThread", citizen, $2, 'open', now(), now() from ${each}`
const tasks = `
  insert into tasks (id, kind, citizen_id, thread_id, organisation_id, text, due_at, created_at)
  select "otherTask", 'reply-request', citizen, "otherThread", $2, c.name, now(), now()
  from ${each} join citizens c on c.id = one.citizen`
const joins = `
  insert into same_wishes (id, citizen_id, organisation_id, status, joined_by, joined_at)
  select "sameWish", citizen, $2, 'joined', $3, now() from ${each}`
const joinedThreads = `
  insert into same_wish_threads (same_wish_id, thread_id, citizen_id, organisation_id)
  select "sameWish", thread, citizen, cast($2 as uuid) from ${each}
  union all select "sameWish", "otherThread", citizen, cast($3 as uuid) from ${each}`
const joinedTasks = `
  insert into same_wish_tasks (same_wish_id, task_id, citizen_id, status, version)
  select "sameWish", task, citizen, 'open', 1 from ${each}
  union all select "sameWish", "otherTask", citizen, 'open', 1 from ${each}`

interface By {
  trx: Transaction
  actor: Actor
  now: Date
}

const answer = { text: 'Vi kommer i morgen.' }
const moves = {
  join: by('eva', (one, { trx, ...who }) =>
    acceptSameWish(trx, { ...who, wish: { threadIds: [one.thread, one.otherThread] } }),
  ),
  'join there': by('sara', (one, { trx, ...who }) =>
    acceptSameWish(trx, { ...who, wish: { threadIds: [one.otherThread, one.thread] } }),
  ),
  answer: by('eva', (one, { trx, ...who }) =>
    acceptSameAnswer(trx, { ...who, id: one.sameWish, answer }),
  ),
  'answer there': by('sara', (one, { trx, ...who }) =>
    acceptSameAnswer(trx, { ...who, id: one.sameWish, answer }),
  ),
  undo: by('eva', (one, { trx, ...who }) =>
    acceptSameWishUndo(trx, { ...who, id: one.sameWish, ifMatch: '*' }),
  ),
  'undo there': by('sara', (one, { trx, ...who }) =>
    acceptSameWishUndo(trx, { ...who, id: one.sameWish, ifMatch: '*' }),
  ),
  complete: by('nils', ({ task: taskId }, { trx, ...who }) =>
    acceptTaskChange(trx, { ...who, taskId, change: { status: 'done' }, ifMatch: '*' }),
  ),
  close: by('sara', ({ otherThread: threadId }, { trx, ...who }) =>
    acceptClosing(trx, { ...who, threadId }),
  ),
  withdraw: by(undefined, ({ cancellation: cancellationId }, { trx, ...who }) =>
    acceptWithdrawal(trx, { ...who, cancellationId }),
  ),
}
export type JoinMove = keyof typeof moves

/** Undefined is the citizen. */
function by(who: string | undefined, move: (one: JoinCase, by: By) => Promise<unknown>) {
  return { who, move }
}

/** `ok`, or the code of the refusal; what is neither is thrown. */
export async function make(
  db: Database,
  name: JoinMove,
  { one, afterMs }: { one: JoinCase; afterMs: number },
): Promise<string> {
  const { who, move } = moves[name]
  const kind = who ? ('employee' as const) : ('citizen' as const)
  const acting: PersonActing = { kind, subject: who ?? one.subject, cprHash: null }
  await sleep(afterMs)
  try {
    await inTransaction(db, acting, async (trx) => {
      const actor = await findActor(trx, acting, { writes: true })
      if (!actor) throw new Error(`Nobody is ${acting.subject}`)
      await move(one, { trx, actor, now: new Date() })
    })
    return 'ok'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
