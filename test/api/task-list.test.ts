import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import { anna, bent, contactUnit, eva, nils, nord, syd } from '../run/visits.ts'

let house: TestHouse
let thread: string
const ids: Record<string, string> = {}

/** What is at Nord, by a name of its own; one at Syd. */
const visits = {
  own: { employeeId: eva },
  team: { employeeId: null },
  late: { employeeId: nils },
  done: { employeeId: eva },
  bents: { employeeId: null, citizenId: bent },
  elsewhere: { organisationId: syd },
}

beforeAll(async () => {
  house = await openTestHouse()
  for (const [name, visit] of Object.entries(visits)) {
    const [id = ''] = await house.book(visit)
    const { body } = await house.as(name === 'bents' ? 'bent' : 'anna').cancel(id)
    ids[name] = body.taskId
    if (name === 'own') thread = body.threadId
  }
  const set = (name: string, change: string) =>
    house.db.sql(`update tasks set ${change} where id = $1`, [ids[name]])
  const past = `now() - interval '1 hour'`
  await house.db.sql(
    `update tasks set check_window = '07:00-08:00', due_at = now() + interval '1 day'`,
  )
  await set('team', `check_window = '14:00-15:00', due_at = now() + interval '2 days'`)
  await set('late', `due_at = ${past}, escalated_at = now(), check_window = null`)
  const [begun = ''] = await makeManyTasks(house.db, {
    ...{ like: ids.own ?? '', count: 1, assigneeId: `'${eva}'`, status: `'in-progress'` },
    ...{ window: `'07:00-08:00'`, dueAt: `${past} - interval '1 minute'` },
  })
  ids.begun = begun
  await set('done', `status = 'done', outcome = 'agreed', done_at = now(), due_at = ${past}`)
})
afterAll(() => house.close())

async function list(subject: string, query: string): Promise<string[]> {
  const { status, body } = await house.as(subject).get(`/v1/tasks?${query}`)
  expect(status).toBe(200)
  return body.items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id)
}

const filters: [query: string, names: string[]][] = [
  ['', ['begun', 'late', 'done', 'bents', 'own', 'team']],
  [`organisationId=${nord}&status=open`, ['late', 'bents', 'own', 'team']],
  ['left=true', ['begun', 'late', 'bents', 'own', 'team']],
  ['left=true&status=done', []],
  ['overdue=true', ['begun', 'late']],
  ['overdue=true&status=done', []],
  ['unassigned=true', ['bents', 'team']],
  [`assigneeId=${eva}`, ['begun', 'done', 'own']],
  [`assigneeId=${nils}&overdue=true`, ['late']],
  ['window=07:00-08:00', ['begun', 'done', 'bents', 'own']],
  ['window=07:00-08:00&unassigned=true', ['bents']],
  ['window=08:00-09:00', []],
  ['kind=reply-request', ['begun']],
  ['kind=escalation', []],
  [`citizenId=${bent}`, ['bents']],
  [`citizenId=${anna.toUpperCase()}&status=in-progress`, ['begun']],
]

describe('the list of tasks', () => {
  it.each(filters)('is narrowed by %s', async (query, names) => {
    const found = await list('eva', query)
    expect([...found].sort()).toEqual([...names].sort())
    if (query === '') expect(found.slice(0, 3)).toEqual(['begun', 'late', 'done'])
  })

  it('is narrowed to one chat; another’s is as empty as one that is not there', async () => {
    expect(await list('eva', `threadId=${thread}&overdue=true`)).toEqual(['begun', 'late'])
    expect(await list('sara', `threadId=${thread}`)).toEqual([])
    expect(await list('sara', `threadId=${crypto.randomUUID()}`)).toEqual([])
  })

  it('of a citizen whom one has nothing to do with does not exist', async () => {
    for (const id of [bent, crypto.randomUUID()]) {
      const { body } = await house.as('sara').get(`/v1/tasks?citizenId=${id}`)
      expect(body).toMatchObject({ status: 404, code: 'not-found' })
    }
    expect((await house.as('anna').get(`/v1/tasks?citizenId=${anna}`)).status).toBe(403)
  })

  it.each(['overdue=false', 'overdue=1', 'unassigned=no', 'window=7-8', 'window=', 'kind=other'])(
    'refuses %s',
    async (query) => {
      const { body } = await house.as('eva').get(`/v1/tasks?${query}`)
      expect(body).toMatchObject({ status: 400, code: 'query-invalid' })
    },
  )
})

describe('the counts of tasks', () => {
  const count = (subject: string, query = '') => house.as(subject).get(`/v1/task-counts${query}`)

  it('are of what is left to do in the own organisations', async () => {
    expect((await count('eva')).body).toEqual({
      ...{ open: 4, inProgress: 1, overdue: 2, unassigned: 2, mine: 2, escalated: 1 },
      byWindow: [
        { window: '07:00-08:00', count: 3 },
        { window: '14:00-15:00', count: 1 },
      ],
      byKind: [
        { kind: 'cancellation', count: 4 },
        { kind: 'reply-request', count: 1 },
      ],
    })
    expect((await count('nils')).body).toMatchObject({ open: 4, mine: 1 })
    expect((await count('sara')).body).toMatchObject({ open: 1, mine: 0, escalated: 0 })
    expect((await count('lone')).body).toMatchObject({ open: 0, byWindow: [], byKind: [] })
  })

  it('are of one employee where that is asked', async () => {
    const { body } = await count('eva', `?organisationId=${nord}&assigneeId=${nils}`)
    expect(body).toMatchObject({ open: 1, inProgress: 0, overdue: 1, unassigned: 0, mine: 0 })
    expect(body.byWindow).toEqual([])
  })

  it('are forbidden to citizens, and those of another organisation do not exist', async () => {
    expect((await count('anna')).body.code).toBe('forbidden')
    for (const id of [syd, contactUnit, crypto.randomUUID()]) {
      expect((await count('eva', `?organisationId=${id}`)).body.code).toBe('not-found')
    }
  })
})

describe('a list of five thousand tasks', () => {
  const total = 5000
  beforeAll(async () => {
    await house.db.sql(`update tasks set status = 'withdrawn' where organisation_id = $1`, [syd])
    const many = { like: ids.elsewhere ?? '', count: total, organisationId: `'${syd}'` }
    // in pairs that are due at the same time
    await makeManyTasks(house.db, { ...many, dueAt: `now() + (n / 2) * interval '1 minute'` })
  })

  it('is walked in pages of a hundred while others insert and finish, each once, none left out', async () => {
    const before = await openIds()
    const seen: string[] = []
    let cursor = ''
    const others = workOn(40)
    do {
      const { body } = await house.as('sara').get(`/v1/tasks?status=open&limit=100${cursor}`)
      seen.push(...body.items.map(({ id }) => id))
      await workOn(1)
      cursor = body.next && `&cursor=${body.next}`
    } while (cursor)
    await others
    const stayed = new Set(await openIds())
    const allTheTime = before.filter((id) => stayed.has(id))
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.some((id) => !before.includes(id))).toBe(true)
    expect(allTheTime.length).toBeLessThan(total)
    expect(allTheTime.length).toBeGreaterThan(total / 2)
    expect(seen.filter((id) => allTheTime.includes(id))).toEqual(allTheTime)
  })

  function openIds(): Promise<string[]> {
    const query = `select id from tasks where organisation_id = $1 and status = 'open'
      order by due_at, id`
    return house.db.sql<{ id: string }>(query, [syd]).then((rows) => rows.map(({ id }) => id))
  }

  /** Each time ten come in, all over the list, and twenty are finished. */
  async function workOn(times: number): Promise<void> {
    const many = { like: ids.elsewhere ?? '', count: 10, organisationId: `'${syd}'` }
    const dueAt = `now() + random() * interval '2500 minutes'`
    for (let time = 0; time < times; time += 1) {
      await makeManyTasks(house.db, { ...many, dueAt })
      await house.db.sql(
        `update tasks set status = 'done', outcome = 'agreed', done_at = now() where id in (
          select id from tasks where organisation_id = $1 and status = 'open'
          order by random() limit 20)`,
        [syd],
      )
    }
  }
})

describe('a list with the task of a citizen who was erased', () => {
  it('does not end there', async () => {
    await house.db.sql('delete from citizen_keys where citizen_id = $1', [bent])
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await house.as('eva').get(`/v1/tasks?limit=1${cursor}`)
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.next && `&cursor=${body.next}`
    } while (cursor)
    expect(seen).toEqual(['begun', 'late', 'done', 'own', 'team'].map((name) => ids[name]))
  })
})
