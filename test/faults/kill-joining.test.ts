/** Joining, answering and undoing, while house, Temporal and Postgres are killed again and again. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { callAs } from '../run/caller.ts'
import { eventually } from '../run/eventually.ts'
import { type OwnHouse, prepareOwnHouse } from '../run/own-house.ts'
import { anna, bent, syd } from '../run/visits.ts'
import { brokenInvariants } from './invariants.ts'
import { killAndRestart, type Victim } from './kills.ts'
import { stubbornCaller } from './stubborn-caller.ts'

const rounds: Victim[][] = [['house'], ['postgres'], ['house'], ['temporal', 'house'], ['house']]

let house: OwnHouse
beforeAll(async () => {
  house = await prepareOwnHouse()
  await house.start()
})
afterAll(() => house?.close())

const answered: string[] = []
const undone: string[] = []
const unexpected: string[] = []
let stopped = false

const ok = (what: string, reply: { status: number; text: string }) => {
  if (reply.status >= 300) unexpected.push(`${what}: ${reply.status} ${reply.text}`)
  return reply.status < 300
}

/** Asks until there is an answer: what is undone already stays undone. */
async function undo(id: string): Promise<number> {
  const caller = callAs(house.url, 'eva')
  const headers = { 'If-Match': '"2"' }
  const send = () => caller.send('DELETE', `/v1/same-wishes/${id}`, { headers })
  const reply = await eventually(
    () => send().catch(() => undefined),
    (one) => one !== undefined && one.status !== 503,
    60_000,
  )
  return reply?.status ?? 0
}

async function joinAndAnswer(subject: string, citizenId: string): Promise<void> {
  const employeeId = null
  const visits = await house.postgres
    .book({ citizenId, employeeId }, { citizenId, employeeId, organisationId: syd })
    .catch(() => [])
  const [one, other] = visits
  if (!one || !other) return
  const [threads, tasks]: [string[], string[]] = [[], []]
  const say = stubbornCaller(house.url, subject)
  const eva = stubbornCaller(house.url, 'eva')
  for (const visit of visits) {
    const wish = { reasonCode: 'not-home' }
    const { body } = await say.post(`/v1/appointments/${visit}/cancellation`, wish)
    const made = await eventually(
      () =>
        callAs(house.url, subject)
          .get(`/v1/cancellations/${body.id}`)
          .catch(() => undefined),
      (reply) => reply?.body?.status === 'completed',
      60_000,
    )
    threads.push(made?.body.threadId ?? '')
    tasks.push(made?.body.taskId ?? '')
  }
  const joined = await eva.post('/v1/same-wishes', { threadIds: threads, taskIds: tasks })
  if (!ok('join', joined)) return
  const { id } = joined.body
  if (!ok('answer', await eva.post(`/v1/same-wishes/${id}/answer`, { text: randomUUID() }))) return
  if (stays()) {
    answered.push(id)
    return
  }
  const status = await undo(id)
  if (status === 204) undone.push(id)
  else unexpected.push(`undo: ${status}`)
}

const done = () => answered.length + undone.length
let turns = 0
/** One stays, the next is undone: by chance there could be too few of either. */
const stays = () => ++turns % 2 === 1
const count = async (sql: string, values: unknown[]) =>
  (await house.postgres.sql<{ n: number }>(sql, values))[0]?.n ?? -1

describe('a house whose processes are killed again and again', () => {
  it('answers and undoes all that it accepted, exactly once', async () => {
    const lanes = [() => joinAndAnswer('anna', anna), () => joinAndAnswer('bent', bent)].map(
      async (work) => {
        while (!stopped) await work()
      },
    )
    for (const victims of rounds) {
      const enough = done() + 4
      await eventually(
        async () => done(),
        (so) => so >= enough,
        90_000,
      )
      await killAndRestart(house, victims)
    }
    stopped = true
    await Promise.all(lanes)
    expect(unexpected).toEqual([])
    expect(answered.length).toBeGreaterThan(3)
    expect(undone.length).toBeGreaterThan(3)
  }, 400_000)

  it('leaves one answer in each chat, and its tasks done, or open again', async () => {
    const answers = `select count(*)::int as n from (select details->>'sameWishId', thread_id
      from record_entries where kind = 'message' and details->>'sameWishId' = any($1)
      group by 1, 2 having count(*) = 1) once`
    expect(await count(answers, [answered])).toBe(2 * answered.length)
    expect(await count(answers, [undone])).toBe(2 * undone.length)
    const tasks = `select count(*)::int as n from same_wish_tasks p join tasks t on t.id = p.task_id
      where p.same_wish_id = any($1) and t.status = $2`
    expect(await count(tasks, [answered, 'done'])).toBe(2 * answered.length)
    expect(await count(tasks, [undone, 'open'])).toBe(2 * undone.length)
    expect(await brokenInvariants(house.postgres)).toEqual({})
  })

  it('has told no process yet, and tells each when it can be undone no more', async () => {
    const waiting = `select count(*)::int as n from same_wish_tasks p
      join cancellations c on c.task_id = p.task_id
      where p.same_wish_id = any($1) and c.followed_up_at is null`
    await sleep(4000)
    expect(await count(waiting, [answered])).toBe(2 * answered.length)
    await house.postgres.sql(
      `update same_wish_tasks set undoable_until = now() - interval '1 second'
        where same_wish_id = any($1)`,
      [answered],
    )
    const left = () =>
      house.postgres.sql(
        `select c.id, c.status, c.relayed_at, now() as now from same_wish_tasks p
          join cancellations c on c.task_id = p.task_id
          where p.same_wish_id = any($1) and c.followed_up_at is null`,
        [answered],
      )
    expect(await eventually(left, (rows) => rows.length === 0, 170_000)).toEqual([])
    expect(await count(waiting, [undone])).toBe(2 * undone.length)
  })
})
