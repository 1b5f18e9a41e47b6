import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, contactUnit, eva, nils, nord, sara, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function cancelled(visit: Parameters<TestHouse['book']>[0]) {
  const [id = ''] = await house.book(visit)
  const { status, body } = await house.as('anna').cancel(id)
  expect(status).toBe(201)
  const [task] = await house.db.sql<{ organisation_id: string; assignee_id: string }>(
    'select organisation_id, assignee_id, flags from tasks where cancellation_id = $1',
    [body.id],
  )
  return { body, task }
}

describe('a cancellation of a visit whose supplier', () => {
  it('is not known goes to the contact unit, flagged', async () => {
    const { body, task } = await cancelled({ organisationId: null, employeeId: null })
    expect(body.organisationId).toBe(contactUnit)
    expect(task).toMatchObject({ organisation_id: contactUnit, flags: ['supplier-unknown'] })
    const { body: seen } = await house.as('lone').get(`/v1/cancellations/${body.id}`)
    expect(seen.flags).toEqual(['supplier-unknown'])
    const { body: listed } = await house.as('lone').get('/v1/tasks')
    expect(listed.items).toMatchObject([{ id: body.taskId, flags: ['supplier-unknown'] }])
    const { body: thread } = await house.as('lone').get(`/v1/threads/${body.threadId}`)
    expect(thread).toMatchObject({ citizen: { id: anna }, organisation: { id: contactUnit } })
    const { body: receipt } = await house.as('anna').get(`/v1/cancellations/${body.id}/receipt`)
    expect(receipt).toMatchObject({ with: 'Borgerservice', contact: { phone: '70 10 10 00' } })
  })

  it('has closed down goes to the contact unit, flagged', async () => {
    await house.db.sql('update organisations set active = false where id = $1', [syd])
    const { body, task } = await cancelled({ organisationId: syd, employeeId: sara })
    await house.db.sql('update organisations set active = true where id = $1', [syd])
    expect(body.organisationId).toBe(contactUnit)
    expect(task).toMatchObject({ assignee_id: null, flags: ['supplier-unknown'] })
    expect((await house.as('lone').get(`/v1/tasks/${body.taskId}`)).status).toBe(200)
  })
})

describe('a cancellation of a visit whose employee', () => {
  it('works there goes to her too', async () => {
    const { task } = await cancelled({ employeeId: nils })
    expect(task).toEqual({ organisation_id: nord, assignee_id: nils, flags: [] })
  })

  it('has left goes to the organisation, flagged', async () => {
    await house.db.sql('update employees set active = false where id = $1', [nils])
    const { task } = await cancelled({ employeeId: nils })
    await house.db.sql('update employees set active = true where id = $1', [nils])
    expect(task).toEqual({ organisation_id: nord, assignee_id: null, flags: ['employee-gone'] })
  })

  it('works elsewhere goes to the organisation, flagged', async () => {
    const { body, task } = await cancelled({ employeeId: sara })
    expect(task).toEqual({ organisation_id: nord, assignee_id: null, flags: ['employee-gone'] })
    const { body: seen } = await house.as('eva').get(`/v1/cancellations/${body.id}`)
    expect(seen.flags).toEqual(['employee-gone'])
  })

  it('is not named goes to the organisation', async () => {
    const { task } = await cancelled({ employeeId: null })
    expect(task).toEqual({ organisation_id: nord, assignee_id: null, flags: [] })
  })

  it('is not given it where the organisation gives no tasks to employees', async () => {
    await house.db.sql('update organisations set tasks_to_employee = false where id = $1', [nord])
    const { task } = await cancelled({ employeeId: eva })
    expect(task).toEqual({ organisation_id: nord, assignee_id: null, flags: [] })
  })
})
