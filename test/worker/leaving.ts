/** A house in which employees leave and organisations close, and all is as before after each test. */
import { afterAll, afterEach, beforeAll } from '@jest/globals'
import { createLog } from '../../api/log.ts'
import { createMetrics } from '../../api/metrics.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { tidyOnce } from '../../worker/tidying.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theVault } from '../run/servers.ts'
import { anna, nils, nord } from '../run/visits.ts'

export function useLeaving() {
  let house: TestHouse
  let db: Database
  const metrics = createMetrics()
  const nilsWorksFor = (id: string) =>
    house.db.sql('update employments set organisation_id = $1 where employee_id = $2', [id, nils])

  beforeAll(async () => {
    house = await openTestHouse()
    db = openDatabase({ url: house.db.url, vault: theVault() })
  })
  afterEach(async () => {
    await house.db.sql('update organisations set active = true')
    await house.db.sql('update employees set active = true')
    await nilsWorksFor(nord)
  })
  afterAll(async () => {
    await db.destroy()
    await house.close()
  })

  return {
    get house() {
      return house
    },
    metrics,
    nilsWorksFor,
    /** One look by a worker of the test's own, beside the one that the house has. */
    tidy: () => tidyOnce({ db, metrics, log: createLog('silent') }),
    close: (id: string) =>
      house.db.sql('update organisations set active = false where id = $1', [id]),
    dismiss: (id: string) =>
      house.db.sql('update employees set active = false where id = $1', [id]),
    task: (subject: string, id: string) => house.as(subject).get(`/v1/tasks/${id}`),
    /** What a cancellation became. */
    async aCase(visit: Parameters<TestHouse['book']>[0]) {
      const [id = ''] = await house.book(visit)
      const { body } = await house.as('anna').cancel(id)
      const { taskId, threadId } = body
      return { cancellation: `/v1/cancellations/${body.id}`, taskId, threadId, was: body }
    },
    async entriesOf(id: string) {
      const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
      return body.items.filter((one) => one.taskId === id && one.kind === 'task')
    },
    async messagesIn(thread: string) {
      const { body } = await house.as('anna').get(`/v1/threads/${thread}/messages?limit=100`)
      return body.items
    },
  }
}
