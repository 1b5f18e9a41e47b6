import { v7 as uuid } from 'uuid'
import { nsis } from '../../api/claim-map.ts'
import { tokenFor } from './caller.ts'
import { eventually } from './eventually.ts'
import type { TestHouse } from './house.ts'
import type { Claims } from './issuer.ts'
import { untilJournalled } from './journalled.ts'
import type { Ids } from './operations.ts'
import { makeThings } from './things.ts'
import { anna, bent, nord, rita, syd } from './visits.ts'

/** Who may ask, one a column of `test/api/rights-matrix.txt`, with the token; nobody has none. */
export const personas: Record<string, (Partial<Claims> & { subject: string }) | undefined> = {
  nobody: undefined,
  low: { subject: 'anna', loa: `${nsis}/Low` },
  anna: { subject: 'anna' },
  bent: { subject: 'bent' },
  rita: { subject: 'rita' },
  see: { subject: 'see' },
  cancel: { subject: 'cancel' },
  write: { subject: 'write' },
  disclosure: { subject: 'disclosure' },
  expired: { subject: 'expired' },
  future: { subject: 'future' },
  bents: { subject: 'bents' },
  eva: { subject: 'eva' },
  sara: { subject: 'sara' },
  former: { subject: 'former', identityType: 'professional' },
  closed: { subject: 'closed', identityType: 'professional' },
  'eva-home': { subject: 'eva', identityType: 'private' },
  'nils-home': { subject: 'nils', identityType: 'private' },
  'anna-work': { subject: 'anna', identityType: 'professional' },
  otto: { subject: 'otto' },
  lone: { subject: 'lone' },
  glass: { subject: 'glass', identityType: 'professional' },
}

const all = ['see', 'cancel', 'write', 'disclosure']
const past = '2024-01-01T00:00:00.000Z'
const far = '2124-01-01T00:00:00.000Z'

interface Acting {
  subject: string
  citizenId?: string
  scopes?: string[]
  startsAt?: string
  endsAt?: string
}

/** Whoever acts for someone, beside Rita. */
const representatives: Acting[] = [
  ...all.map((scope) => ({ subject: scope, scopes: [scope] })),
  { subject: 'expired', endsAt: '2024-02-01T00:00:00.000Z' },
  { subject: 'future', startsAt: far },
  { subject: 'bents', citizenId: bent },
]
const closed = uuid()
const staff = [
  { subject: 'former', organisationId: nord, active: false },
  { subject: 'closed', organisationId: closed },
  { subject: 'glass', organisationId: syd },
]

export interface World {
  /** Anna's things: at Nord, and for whoever works there at the organisation that was closed. */
  thingsFor(persona: string): Ids
  /** Makes them anew, and takes back what else a call may have changed. */
  renew(): Promise<void>
  /** Closes the chats for replies, where one would ask to have them opened; until they are made anew. */
  closeToReplies(): Promise<void>
}

/** A municipality in which everyone of the matrix is there. */
export async function makeWorld(house: TestHouse): Promise<World> {
  await fillPeople(house)
  const wanted = { subject: 'anna', citizenId: anna }
  const ofClosed = await makeThings(house, { ...wanted, organisationId: closed })
  // what is left to do there would go to the contact unit
  const done = `update tasks set status = 'done', outcome = 'no-action', done_at = now() where organisation_id = $1`
  await house.db.sql(done, [closed])
  await house.db.sql('update organisations set active = false where id = $1', [closed])
  let things = await makeThings(house, wanted)
  await breakGlass(house)
  return {
    thingsFor: (persona) => (persona === 'closed' ? ofClosed : things),
    async renew() {
      // whoever signed out is known again, within the same second too
      await house.db.sql('update citizens set signed_out_at = null')
      await house.db.sql('update employees set signed_out_at = null')
      await carriedOut(house)
      await untilJournalled(house.db)
      things = await makeThings(house, wanted)
      await house.db.sql('delete from break_glass')
      // it would end by itself in the middle of another call
      await house.db.sql('delete from task_presence')
      await breakGlass(house)
      await house.db.sql('delete from reply_requests')
    },
    async closeToReplies() {
      await house.db.sql(`update threads set reply_open = false, reply_to = 'organisation'`)
    },
  }
}

/** What was answered with 202 on a slow machine goes on, and would be taken for another call's doing. */
async function carriedOut({ db }: TestHouse): Promise<void> {
  const left = async () => (await db.sql<{ left: number }>(leftToDo))[0]?.left
  const last = await eventually(left, (count) => count === 0)
  if (last !== 0) throw new Error(`Still ${last} to be carried out`)
}

const leftToDo = `
  select ((select count(*) from cancellations where status = 'accepted')
    + (select count(*) from withdrawals w join cancellations c on c.id = w.cancellation_id
        where c.status = 'completed')
    + (select count(*) from booking_requests where status = 'accepted' or heard < changes))::int as left`

async function fillPeople({ db }: TestHouse): Promise<void> {
  const name = 'Prøve Person'
  const citizens = representatives.map(({ subject }) => ({ id: uuid(), subject, name }))
  const employees = staff.map(({ subject, active = true }) => ({
    ...{ id: uuid(), subject, name, active, roles: [] },
  }))
  const idIn = (people: { id: string; subject: string }[], subject: string) =>
    people.find((one) => one.subject === subject)?.id
  const phone = '70 10 10 09'
  const organisation = { id: closed, code: 'nedlagt', name: 'Nedlagt', phone, answerWorkingDays: 1 }
  await db.fill([
    ['organisations', [{ ...organisation, chatOpening: 'organisation' }]],
    ['citizens', citizens],
    ['employees', employees],
    [
      'employments',
      staff.map(({ subject, organisationId }) => ({
        employeeId: idIn(employees, subject),
        organisationId,
      })),
    ],
    [
      'representations',
      representatives.map(({ subject, citizenId = anna, scopes = all, ...period }) => ({
        ...{
          id: uuid(),
          representativeId: idIn(citizens, subject),
          citizenId,
          kind: 'relative',
          scopes,
        },
        ...{ startsAt: past, ...period },
      })),
    ],
  ])
  await db.sql('update representations set scopes = $1 where representative_id = $2', [all, rita])
}

async function breakGlass({ db }: TestHouse): Promise<void> {
  await db.sql(
    `insert into break_glass (id, employee_id, citizen_id, reason, starts_at, ends_at)
      select $1, id, $2, 's1.x', now() - interval '1 minute', now() + interval '59 minutes'
      from employees where subject = 'glass'`,
    [uuid(), anna],
  )
}

export function tokenOf(persona: string): Promise<string> | undefined {
  const claims = personas[persona]
  return claims && tokenFor(claims)
}
