import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../run/eventually.ts'
import { openTestHouse, type TestHouse } from '../run/house.ts'
import { theRun } from '../run/servers.ts'
import { anna, nord, syd } from '../run/visits.ts'

const movedADay = `starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'`
/** What happens to each visit between the acceptance of the wish and its carrying out. */
const meanwhile = {
  'left as it was': `status = status`,
  'moved to another day': movedADay,
  held: `status = 'held'`,
  'cancelled by others': `status = 'cancelled'`,
  'given to another supplier': `organisation_id = '${syd}'`,
}
type What = keyof typeof meanwhile
const names = Object.keys(meanwhile) as What[]

let house: TestHouse
const visits = new Map<string, string>()
const wishes = new Map<string, string>()

/** The engine is away at first; all is accepted and changed, and then it comes back. */
beforeAll(async () => {
  house = await openTestHouse({ temporalAddress: '127.0.0.1:1' })
  for (const name of [...names, 'retired']) await accept(name)
  for (const name of names) {
    const id = visits.get(name)
    await house.db.sql(`update appointments set ${meanwhile[name]} where id = $1`, [id])
  }
  const retire = `update appointment_type_reasons set valid_until = now() where reason_code = $1`
  await house.db.sql(retire, ['holiday'])
  await house.reopen({ temporalAddress: theRun().temporalAddress })
})
afterAll(() => house.close())

async function accept(name: string) {
  const [visit = ''] = await house.book({})
  const wish = { reasonCode: name === 'retired' ? 'holiday' : 'not-home' }
  const { status, body } = await house.as('anna').cancel(visit, wish, { Prefer: 'wait=1' })
  expect({ status, is: body.status }).toEqual({ status: 202, is: 'accepted' })
  visits.set(name, visit)
  wishes.set(name, body.id)
}

async function ended(name: string) {
  const { body } = await eventually(
    () => house.as('anna').get(`/v1/cancellations/${wishes.get(name)}`),
    (reply) => reply.body.status !== 'accepted',
  )
  return body
}

const entriesOf = async (id: string) => {
  const { body } = await house.as('anna').get(`/v1/citizens/${anna}/record?limit=100`)
  return body.items.filter((entry: { cancellationId: string }) => entry.cancellationId === id)
}

const rowsOf = (id: string) =>
  house.db.sql(
    `select (select count(*) from tasks where cancellation_id = $1)::int as tasks,
      (select count(*) from messages where cancellation_id = $1)::int as messages,
      (select a.status from appointments a join cancellations c on c.appointment_id = a.id
        where c.id = $1) as visit`,
    [id],
  )

describe('a cancellation that was accepted while the engine was away', () => {
  it('is completed when it is back, by the relay', async () => {
    const body = await ended('left as it was')
    expect(body).toMatchObject({ status: 'completed', organisationId: nord })
    expect(await entriesOf(body.id)).toMatchObject([{ kind: 'cancellation' }])
    expect(await rowsOf(body.id)).toEqual([{ tasks: 1, messages: 1, visit: 'cancelled' }])
  })

  it.each<[What, string]>([
    ['moved to another day', 'booked'],
    ['held', 'held'],
    ['cancelled by others', 'cancelled'],
  ])('is rejected where the visit was %s, with one record entry', async (name, visit) => {
    const body = await ended(name)
    expect(body).toMatchObject({ status: 'rejected', rejectionCode: 'appointment-changed' })
    const entries = await entriesOf(body.id)
    expect(entries).toMatchObject([{ kind: 'cancellation-rejected', id: body.recordEntryId }])
    expect(entries[0]?.details).toEqual({ code: 'appointment-changed' })
    expect(await rowsOf(body.id)).toEqual([{ tasks: 0, messages: 0, visit }])
    const { body: seen } = await house.as('anna').get(`/v1/appointments/${body.appointmentId}`)
    expect(seen.cancellationId).toBeNull()
    const { body: receipt } = await house.as('anna').get(`/v1/cancellations/${body.id}/receipt`)
    expect(receipt.next.text).toContain('Besøget er ikke aflyst.')
  })

  it('counts with a reason that was retired after the wish', async () => {
    expect(await ended('retired')).toMatchObject({ status: 'completed', reasonCode: 'holiday' })
  })

  it('goes to whom the visit belongs by then', async () => {
    const body = await ended('given to another supplier')
    expect(body).toMatchObject({ status: 'completed', organisationId: syd })
    expect((await house.as('sara').get(`/v1/tasks/${body.taskId}`)).status).toBe(200)
  })

  it('may be wished again once it was rejected because the visit was moved', async () => {
    await ended('moved to another day')
    const again = await house.as('anna').cancel(visits.get('moved to another day') ?? '')
    expect(again).toMatchObject({ status: 201, body: { status: 'completed' } })
  })
})

describe('a wish of a visit whose time has microseconds', () => {
  it('is completed, since nothing has changed', async () => {
    const [precise = ''] = await house.book({})
    const shift = `update appointments set starts_at = starts_at + interval '123 microseconds'`
    await house.db.sql(`${shift} where id = $1`, [precise])
    const { body } = await house.as('anna').cancel(precise)
    expect(body.status).toBe('completed')
  })
})
