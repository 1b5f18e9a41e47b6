/** What a process did stays done where the engine has forgotten it: killed in the middle, or terminated. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { progress, workflowIdOf } from '../../workflows/contract.ts'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { timersOf, type Watcher, watch } from './watcher.ts'
import { acceptWithoutStart, finishTask } from './wishes.ts'

const tenDaysMs = 10 * 86_400_000

let house: TestHouse
let watcher: Watcher
beforeAll(async () => {
  house = await openTestHouse()
  watcher = await watch(house)
})
afterAll(async () => {
  await watcher.close()
  await house.close()
})

describe('a process that is begun again', () => {
  it('finds its own cancellation, waits for the task, and ends with it', async () => {
    const id = await cancelled()
    await beginAgain(id)
    const waits = await until(id, ({ waitingFor }) => waitingFor === 'the task to be done')
    expect(waits).toMatchObject({ status: 'completed', waitingFor: 'the task to be done' })
    await finishTask(house, id)
    await watcher.process(id).result()
    const entries = ['cancellation', 'task']
    expect(await rowsOf(id)).toEqual({ status: 'completed', tasks: 1, entries })
  })

  it('reminds when the citizen was promised an answer, though settings have changed', async () => {
    const id = await cancelled()
    const slower = `update organisations set answer_working_days = answer_working_days + $1`
    await house.db.sql(slower, [5])
    await beginAgain(id)
    const promise = `select extract(epoch from promised_answer_by)::float as seconds
      from cancellations where id = $1`
    const [promised] = await house.db.sql<{ seconds: number }>(promise, [id])
    expect(await remindedAt(id)).toBeCloseTo(promised?.seconds ?? 0, -2)
    await house.db.sql(slower, [-5])
  })

  it('undoes it like the first', async () => {
    const id = await cancelled()
    await beginAgain(id)
    const undone = await house.as('anna').post(`/v1/cancellations/${id}/withdrawal`)
    expect([200, 202]).toContain(undone.status)
    const waits = await until(id, ({ status }) => status === 'withdrawn')
    expect(waits).toMatchObject({ status: 'withdrawn', waitingFor: 'nothing' })
    const entries = ['cancellation', 'withdrawal']
    expect(await rowsOf(id)).toEqual({ status: 'withdrawn', tasks: 1, entries })
  })

  it('stays with a rejection, though the visit is as the citizen saw it now', async () => {
    const [visitId = ''] = await house.book({})
    const seenStartsAt = new Date(Date.now() + tenDaysMs).toISOString()
    const id = await acceptWithoutStart(house, { visitId, seenStartsAt })
    await eventually(
      () => rowsOf(id),
      ({ status }) => status === 'rejected',
    )
    await watcher.process(id).result()
    const sameTime = `update appointments a set starts_at = c.appointment_starts_at,
        ends_at = c.appointment_starts_at + interval '1 hour'
      from cancellations c where c.id = $1 and a.id = c.appointment_id`
    await house.db.sql(sameTime, [id])
    await begin(id)
    expect(await until(id, ({ waitingFor }) => waitingFor === 'nothing')).toEqual({
      status: 'rejected',
      steps: [{ name: 'reason-validated', outcome: 'rejected: appointment-changed' }],
      waitingFor: 'nothing',
    })
    const entries = ['cancellation-rejected']
    expect(await rowsOf(id)).toEqual({ status: 'rejected', tasks: 0, entries })
  })
})

async function cancelled(): Promise<string> {
  const [visitId = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visitId)
  return body.id
}

async function beginAgain(id: string): Promise<void> {
  await watcher.process(id).terminate('as if the engine had lost what came of it')
  await begin(id)
}

function begin(id: string) {
  return watcher.client.workflow.start('cancellation', {
    workflowId: workflowIdOf({ kind: 'cancellation', id }),
    taskQueue: house.options.taskQueue,
    args: [{ cancellationId: id }],
  })
}

/** In seconds since 1970. */
async function remindedAt(id: string): Promise<number> {
  const { events } = await watcher.history(id, (history) => timersOf(history) > 0)
  const set = events?.find(({ timerStartedEventAttributes }) => timerStartedEventAttributes)
  const { startToFireTimeout } = set?.timerStartedEventAttributes ?? {}
  return Number(set?.eventTime?.seconds) + Number(startToFireTimeout?.seconds)
}

type Told = Awaited<ReturnType<typeof progressOf>>

function progressOf(id: string) {
  return watcher.process(id).query(progress)
}

function until(id: string, wished: (told: Told) => boolean): Promise<Told> {
  return eventually(() => progressOf(id), wished, 15_000)
}

interface Rows {
  status: string
  tasks: number
  /** Their kinds, the first one first. */
  entries: string[]
}

async function rowsOf(id: string): Promise<Rows> {
  const [rows] = await house.db.sql<Rows>(
    `select status,
        (select count(*)::int from tasks where cancellation_id = c.id) as tasks,
        array(select kind::text from record_entries where cancellation_id = c.id
          order by position) as entries
      from cancellations c where id = $1`,
    [id],
  )
  if (!rows) throw new Error('There is no such cancellation')
  return rows
}
