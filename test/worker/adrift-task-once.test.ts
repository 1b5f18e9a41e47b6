import { describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { eventually } from '../run/eventually.ts'
import { makeManyTasks } from '../run/many-tasks.ts'
import { contactUnit, nils, syd } from '../run/visits.ts'
import { useLeaving } from './leaving.ts'

const given = useLeaving()
const { tidy, close, dismiss, task, aCase, metrics } = given

describe('whoever comes first', () => {
  /** How often each was rescued, by what that leaves behind. */
  async function tracesOf(ids: string[]) {
    return given.house.db.sql(
      `select t.version - 1 as versions, cardinality(t.flags) as flags, t.organisation_id as place,
          (select count(*)::int from record_entries e where e.task_id = t.id and e.kind = 'task') as entries,
          (select count(*)::int from record_entries e join messages m on m.id = e.message_id
            where e.task_id = t.id and m.author_kind = 'system') as messages
        from tasks t where t.id = any($1)`,
      [ids],
    )
  }
  const once = { versions: 1, flags: 1, place: contactUnit, entries: 1, messages: 1 }

  it('rescues a task, and eight workers at once each of thirty exactly once', async () => {
    const { taskId } = await aCase({ organisationId: syd })
    const ids = await makeManyTasks(given.house.db, { like: taskId, count: 30 })
    await close(syd)
    const all = async () => {
      await Promise.all(Array.from({ length: 8 }, tidy))
      return given.house.db.sql('select from tasks where organisation_id = $1 and status = $2', [
        ...[syd, 'open'],
      ])
    }
    await eventually(all, (left) => left.length === 0)
    expect(await tracesOf(ids)).toEqual(ids.map(() => once))
  })

  it('and is killed in the middle leaves nothing, and the next does all of it once', async () => {
    const { taskId } = await aCase({ organisationId: syd })
    await close(syd)
    const holder = new pg.Client({ connectionString: given.house.db.adminUrl })
    await holder.connect()
    await holder.query('begin')
    // the task has its new place, and the message can't be written yet
    await holder.query('lock table threads in share mode')
    const killed = tidy()
    const waiting = `select pid from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and query like '%insert into threads%'`
    const [victim] = await eventually(
      () => given.house.db.sql<{ pid: number }>(waiting),
      (found) => found.length > 0,
    )
    await given.house.db.sql('select pg_terminate_backend($1)', [victim?.pid])
    await holder.query('commit')
    await holder.end()
    await killed
    await tidy()
    expect(await tracesOf([taskId])).toEqual([once])
  })

  it('counts what was rescued, by what had happened', async () => {
    const { values } = await metrics.relayed.get()
    expect(values.map(({ labels }) => labels.what)).toContain('organisation-closed')
  })
})

describe('the relay', () => {
  it('looks for them by itself, every ten seconds or so', async () => {
    const { taskId } = await aCase({ employeeId: nils })
    await dismiss(nils)
    const { body } = await eventually(
      () => task('eva', taskId),
      ({ body }) => body.assigneeId === null,
    )
    expect(body.flags).toEqual(['employee-gone'])
  })
})
