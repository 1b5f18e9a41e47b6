/** Every pair of what may happen to a cancellation at the same moment, a thousand times each. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createActivities } from '../../activities/index.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import {
  bookAppointment,
  completeBooking,
  completeWithdrawal,
  restoreAppointment,
  tellWithdrawal,
  withdrawTask,
} from '../../domain/commands.ts'
import { brokenInvariants } from '../faults/invariants.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import { type Move, make } from '../run/race.ts'
import { makeRaceCases, type RaceCase } from '../run/race-cases.ts'
import { theVault } from '../run/servers.ts'

const times = 1000
const lanes = 6

let at: TestDatabase
let db: Database
let hands: ReturnType<typeof createActivities>
beforeAll(async () => {
  at = await makeDatabase()
  db = openDatabase({ url: at.url, vault: theVault() })
  hands = createActivities(db)
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})

const all: Move[] = ['withdraw', 'complete', 'rebook', 'close', 'revoke']
const pairs = all.flatMap((one, index) =>
  all.slice(index + 1).map((other): [Move, Move] => [one, other]),
)

/** What the processes do about what was accepted, in either order. */
async function carryOut({ cancellation, booking }: RaceCase, accepted: Move[]): Promise<void> {
  const lists = {
    withdraw: () =>
      hands.carryOut({
        wish: { kind: 'cancellation', id: cancellation },
        list: 'withdrawal',
        commands: [withdrawTask(), restoreAppointment(), tellWithdrawal(), completeWithdrawal()],
      }),
    rebook: () =>
      hands.carryOut({
        wish: { kind: 'booking-request', id: booking },
        list: 'booking',
        commands: [bookAppointment(), completeBooking()],
      }),
  }
  const due = accepted.flatMap((move) => (move === 'withdraw' || move === 'rebook' ? [move] : []))
  await Promise.all(due.toSorted(() => Math.random() - 0.5).map((move) => lists[move]()))
}

interface Raced {
  one: RaceCase
  answers: [string, string]
}

async function race(pair: [Move, Move], one: RaceCase): Promise<Raced> {
  // one begins before the other, which is the one and how much is chance: a moment for half of
  // them, for the rest so long that each comes first sometimes, also on a machine that is slow
  const late = (Math.random() - 0.5) * (Math.random() < 0.5 ? 6 : 60)
  const [first, second] = await Promise.all([
    make(db, pair[0], { one, afterMs: Math.max(0, late) }),
    make(db, pair[1], { one, afterMs: Math.max(0, -late) }),
  ])
  const accepted = pair.filter((_, index) => [first, second][index] === 'ok')
  await carryOut(one, accepted)
  return { one, answers: [first, second] }
}

async function raceAll(pair: [Move, Move]): Promise<Raced[]> {
  const cases = await makeRaceCases(at, times)
  const raced: Raced[] = []
  const lane = async () => {
    for (let one = cases.pop(); one; one = cases.pop()) raced.push(await race(pair, one))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return raced
}

/** How the two may come out; each that is named must have happened. */
const outcomes: Record<string, [string, string][]> = {
  'withdraw complete': [
    ['ok', 'task-withdrawn'],
    ['withdrawal-too-late', 'ok'],
  ],
  'withdraw rebook': [
    ['ok', 'appointment-changed'],
    ['appointment-rebooked', 'ok'],
  ],
  'close revoke': [
    ['ok', 'ok'],
    ['ok', 'thread-closed'],
  ],
}

interface State {
  cancellation: string
  task: string
  taskOutcome: string | null
  appointment: string
  restored: boolean | null
  booked: number
  told: number
  open: number
}

async function statesOf(raced: Raced[]): Promise<Map<string, State>> {
  const rows = await at.sql<State & { id: string }>(
    `select c.id, c.status as cancellation, t.status as task, t.outcome as "taskOutcome",
        a.status as appointment, c.appointment_restored as restored,
        (select count(*)::int from appointments b where b.citizen_id = c.citizen_id
          and b.status = 'booked') as booked,
        (select count(*)::int from record_entries e where e.citizen_id = c.citizen_id
          and e.kind in ('withdrawal', 'booking') and e.message_id is not null) as told,
        (select count(*)::int from threads h where h.citizen_id = c.citizen_id
          and h.status = 'open') as open
      from cancellations c join tasks t on t.id = c.task_id
      join appointments a on a.id = c.appointment_id where c.id = any($1)`,
    [raced.map(({ one }) => one.cancellation)],
  )
  return new Map(rows.map(({ id, ...state }) => [id, state]))
}

/** What must be true of a case, given what was accepted. */
function expected(accepted: Move[]): Partial<State> {
  const has = (move: Move) => accepted.includes(move)
  const told = Number(has('withdraw')) + Number(has('rebook'))
  return {
    cancellation: has('withdraw') ? 'withdrawn' : 'completed',
    task: has('withdraw') ? 'withdrawn' : has('complete') ? 'done' : 'open',
    appointment: has('withdraw') ? 'booked' : has('rebook') ? 'moved' : 'cancelled',
    restored: has('withdraw') ? true : null,
    booked: told,
    told,
  }
}

describe.each(pairs)('%s and %s at the same moment', (...pair) => {
  let raced: Raced[]
  beforeAll(async () => {
    raced = await raceAll(pair)
  })

  it('come out in one of the ways they may, and in each of these', () => {
    const may = outcomes[pair.join(' ')] ?? [['ok', 'ok']]
    const found = new Set(raced.map(({ answers }) => answers.join(' ')))
    expect([...found].sort()).toEqual(may.map((one) => one.join(' ')).sort())
    expect(raced).toHaveLength(times)
  })

  it('leave one consistent outcome, whatever came first', async () => {
    const states = await statesOf(raced)
    for (const { one, answers } of raced) {
      const accepted = pair.filter((_, index) => answers[index] === 'ok')
      const state = states.get(one.cancellation)
      expect({ one, answers, state }).toMatchObject({ state: expected(accepted) })
      // what is told after the chat was closed goes into a new one
      expect(state?.open).toBeLessThanOrEqual(1)
    }
  })
})

describe('after all of them', () => {
  it('what must always hold holds', async () => {
    const {
      'not ended': _,
      'appointment not cancelled': __,
      ...broken
    } = await brokenInvariants(at)
    expect(broken).toEqual({})
  })
})
