/** Every pair of what may happen to joined chats at the same moment, sixty times each; in the nightly form 200. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Database, openDatabase } from '../../db/database.ts'
import { brokenInvariants } from '../faults/invariants.ts'
import { makeDatabase, type TestDatabase } from '../run/database.ts'
import {
  type JoinCase,
  type JoinMove,
  type JoinState,
  make,
  makeJoinCases,
} from '../run/join-race.ts'
import { theVault } from '../run/servers.ts'

const times = process.env.NIGHTLY === 'on' ? 200 : 60
const lanes = 4

let at: TestDatabase
let db: Database
beforeAll(async () => {
  at = await makeDatabase()
  db = openDatabase({ url: at.url, vault: theVault() })
})
afterAll(async () => {
  await db.destroy()
  await at.drop()
})

interface Race {
  from: JoinState
  pair: [JoinMove, JoinMove]
  /** Each must have happened. */
  outcomes: [string, string][]
}

const races: Race[] = [
  {
    ...{ from: 'apart', pair: ['join', 'join there'] },
    outcomes: [
      ['ok', 'thread-already-joined'],
      ['thread-already-joined', 'ok'],
    ],
  },
  {
    ...{ from: 'joined', pair: ['answer', 'answer there'] },
    outcomes: [
      ['ok', 'same-wish-answered'],
      ['same-wish-answered', 'ok'],
    ],
  },
  {
    ...{ from: 'joined', pair: ['answer', 'complete'] },
    outcomes: [
      ['ok', 'task-joined'],
      ['same-wish-changed', 'ok'],
    ],
  },
  {
    ...{ from: 'joined', pair: ['answer', 'withdraw'] },
    outcomes: [
      ['ok', 'withdrawal-too-late'],
      ['same-wish-changed', 'ok'],
    ],
  },
  {
    ...{ from: 'joined', pair: ['answer', 'undo there'] },
    outcomes: [
      ['ok', 'ok'],
      ['same-wish-undone', 'ok'],
    ],
  },
  {
    ...{ from: 'joined', pair: ['answer', 'close'] },
    outcomes: [
      ['ok', 'ok'],
      ['thread-closed', 'ok'],
    ],
  },
  { ...{ from: 'answered', pair: ['undo', 'undo there'] }, outcomes: [['ok', 'ok']] },
  {
    ...{ from: 'answered', pair: ['undo', 'complete'] },
    outcomes: [
      ['ok', 'ok'],
      ['ok', 'task-joined'],
    ],
  },
  {
    ...{ from: 'answered', pair: ['undo', 'withdraw'] },
    outcomes: [
      ['ok', 'ok'],
      ['ok', 'withdrawal-too-late'],
    ],
  },
]

interface Raced {
  one: JoinCase
  answers: [string, string]
}

async function race({ from, pair }: Race): Promise<Raced[]> {
  const cases = await makeJoinCases(at, db, { count: times, state: from })
  const raced: Raced[] = []
  const lane = async () => {
    for (let one = cases.pop(); one; one = cases.pop()) {
      // who begins, and how much earlier, is chance; an answer takes far longer than most of the others
      const late = (Math.random() - 0.5) * (Math.random() < 0.4 ? 10 : 600)
      const [first, second] = await Promise.all([
        make(db, pair[0], { one, afterMs: Math.max(0, late) }),
        make(db, pair[1], { one, afterMs: Math.max(0, -late) }),
      ])
      raced.push({ one, answers: [first, second] })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return raced
}

interface State {
  answers: number
  tasks: number
  undone: number
  status: string
}

/** How many answers and notices there are, and how many of the two tasks are done. */
async function stateOf({ citizen, task, otherTask }: JoinCase): Promise<State | undefined> {
  const [state] = await at.sql<State>(
    `select (select count(*)::int from record_entries where citizen_id = $1 and kind = 'message'
        and message_id is not null) as answers,
      (select count(*)::int from record_entries where citizen_id = $1 and kind = 'same-wish'
        and message_id is not null) as undone,
      (select count(*)::int from tasks where id in ($2, $3) and status = 'done') as tasks,
      (select max(status) from same_wishes where citizen_id = $1) as status`,
    [citizen, task, otherTask],
  )
  return state
}

function expected({ from, pair }: Race, answers: [string, string]): Partial<State> {
  const did = (move: JoinMove) => answers[pair.indexOf(move)] === 'ok'
  const answered = from === 'answered' || did('answer') || did('answer there')
  const undone = did('undo') || did('undo there')
  const joinedTasks = answered && !undone ? 2 : 0
  return {
    answers: answered ? 2 : 0,
    undone: answered && undone ? 2 : 0,
    tasks: joinedTasks + Number(did('complete')),
    status: undone ? 'undone' : answered ? 'answered' : 'joined',
  }
}

describe.each(races)('$pair at the same moment, when they are $from', (one) => {
  let raced: Raced[]
  beforeAll(async () => {
    raced = await race(one)
  })

  it('come out in one of the ways they may, and in each of these', () => {
    const found = new Set(raced.map(({ answers }) => answers.join(' ')))
    expect([...found].sort()).toEqual(one.outcomes.map((two) => two.join(' ')).sort())
    expect(raced).toHaveLength(times)
  })

  it('leave all of it or nothing, whatever came first', async () => {
    for (const { one: each, answers } of raced) {
      const state = await stateOf(each)
      expect({ answers, state }).toEqual({ answers, state: expected(one, answers) })
    }
  })
})

describe('after all of them', () => {
  it('what must always hold holds', async () => {
    const broken = await brokenInvariants(at)
    // these were joined by hand
    const { 'joined without one entry in each chat': _, ...others } = broken
    const ours = Object.keys(others).filter((name) => /joined|answered|undone/.test(name))
    expect(ours).toEqual([])
    expect(broken['messages not numbered without gaps']).toBeUndefined()
  })
})
