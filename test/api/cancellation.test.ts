import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { anna, eva, nord, rita, syd } from '../run/visits.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const wish = { reasonCode: 'not-home', text: 'Jeg er hos min datter.' }

describe('a cancellation', () => {
  it('is completed with its six steps in order', async () => {
    const [visit = ''] = await house.book({})
    const { status, body, headers } = await house.as('anna').cancel(visit, wish)
    expect(status).toBe(201)
    expect(headers.get('Location')).toBe(`/v1/cancellations/${body.id}`)
    expect(body).toMatchObject({
      status: 'completed',
      organisationId: nord,
      appointmentId: visit,
      citizenId: anna,
      ...wish,
      replyPermission: { allowed: true, code: 'open-to-organisation' },
    })
    expect(body.steps.map((step) => step.name)).toEqual([
      'reason-validated',
      'supplier-resolved',
      'task-created',
      'chat-delivered',
      'reply-permission-checked',
      'record-written',
    ])
    const times = body.steps.map((step) => step.at)
    expect(times).toEqual([...times].sort())
  })

  it('becomes one task, one message and one record entry that point at each other', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit, wish)
    const staff = house.as('eva')
    const { body: task } = await staff.get(`/v1/tasks/${body.taskId}`)
    const { body: messages } = await staff.get(`/v1/threads/${body.threadId}/messages`)
    const { body: record } = await staff.get(`/v1/citizens/${anna}/record?limit=100`)
    const message = messages.items.find((one) => one.id === body.messageId)
    const entry = record.items.find((one) => one.id === body.recordEntryId)

    const references = { cancellationId: body.id, threadId: body.threadId }
    expect(task).toMatchObject({ ...references, appointmentId: visit, assigneeId: eva, flags: [] })
    expect(message).toMatchObject({ ...references, author: { kind: 'citizen' } })
    expect(entry).toMatchObject({
      ...references,
      kind: 'cancellation',
      appointmentId: visit,
      taskId: body.taskId,
      messageId: body.messageId,
      actorId: anna,
      organisationId: nord,
    })
    expect(message?.text).toBe(task.text)
    expect(entry?.text).toBe(task.text)
    expect(task.text).toContain(wish.text)
    expect(task.text).toContain('Anna Jensen har aflyst personlig pleje')
    expect(task.dueAt).toBe(body.promisedAnswerBy)
    const counted = await house.db.sql(
      `select (select count(*) from tasks where cancellation_id = $1)::int as tasks,
        (select count(*) from messages where cancellation_id = $1)::int as messages,
        (select count(*) from record_entries where cancellation_id = $1)::int as entries`,
      [body.id],
    )
    expect(counted).toEqual([{ tasks: 1, messages: 1, entries: 1 }])
  })

  it('is read again as it was answered', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit, wish)
    const { body: again } = await house.as('anna').get(`/v1/cancellations/${body.id}`)
    expect(again).toEqual(body)
  })

  it('by a representative is signed on behalf of the citizen', async () => {
    const [visit = ''] = await house.book({})
    const { status, body } = await house.as('rita').cancel(visit, wish)
    expect(status).toBe(201)
    const { body: messages } = await house.as('anna').get(`/v1/threads/${body.threadId}/messages`)
    const message = messages.items.find((one) => one.id === body.messageId)
    const author = { kind: 'representative', name: 'Rita Holm på vegne af Anna Jensen' }
    const onBehalfOf = { id: anna, name: 'Anna Jensen' }
    expect(message?.author).toEqual({ ...author, organisation: null, onBehalfOf })
    expect(message?.text).toContain('Rita Holm på vegne af Anna Jensen har aflyst')
    const { body: record } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
    expect(record.items.at(-1)).toMatchObject({ actorId: rita, citizenId: anna })
  })

  it('goes to the organisation alone where it gives no tasks to employees', async () => {
    const [visit = ''] = await house.book({ organisationId: syd, appointmentTypeCode: 'cleaning' })
    const { body } = await house.as('anna').cancel(visit)
    const { body: task } = await house.as('sara').get(`/v1/tasks/${body.taskId}`)
    expect(task).toMatchObject({ organisationId: syd, assigneeId: null, flags: [] })
    expect(body.replyPermission).toMatchObject({
      allowed: false,
      code: 'closed-by-organisation',
      opensBy: { kind: 'organisation', name: 'Hjemmepleje Syd' },
    })
  })

  it('shows its flags to staff and not to the citizen', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('anna').cancel(visit)
    expect(body).not.toHaveProperty('flags')
    const path = `/v1/cancellations/${body.id}`
    expect((await house.as('rita').get(path)).body).not.toHaveProperty('flags')
    expect((await house.as('eva').get(path)).body).toMatchObject({ flags: [] })
  })
})
