import type { Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import type { TestPages } from '../../run/pages.ts'
import { anna, eva, nord, syd } from '../../run/visits.ts'
import { roomOf } from './state.ts'

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()
const preferredTimes = [{ from: inHours(240), until: inHours(245) }]

/** Chats that are open and closed to replies, wishes in each state, requests for aktindsigt. */
async function make({ house, as }: TestPages) {
  const [atNord = '', atSyd = '', booked = ''] = await house.book({}, { organisationId: syd }, {})
  const [open, closed] = [await as('anna').cancel(atNord), await as('anna').cancel(atSyd)]
  const [thread, shut] = [open.body.threadId, closed.body.threadId]
  const own = await as('anna').post(`/v1/threads/${thread}/messages`, { text: 'Er det i orden?' })
  await as('eva').post(`/v1/threads/${thread}/messages`, { text: 'Ja, det er noteret.' })
  const wish = { organisationId: nord, appointmentTypeId: 'cleaning', preferredTimes }
  const post = async (path: string, body: object) => (await as('anna').post(path, body)).body.id
  const [asked, offered] = [
    await post('/v1/booking-requests', wish),
    await post('/v1/booking-requests', wish),
  ]
  const times = [{ startsAt: inHours(241), endsAt: inHours(242) }]
  await as('eva').post(`/v1/booking-requests/${offered}/offers`, { times })
  const cleaning = { appointmentTypeCode: 'cleaning' }
  const [movable = ''] = await house.book(cleaning)
  const free = [300, 320].map((hours) => ({
    ...{ id: uuid(), organisationId: nord, ...cleaning, employeeId: eva },
    ...{ startsAt: inHours(hours), endsAt: inHours(hours + 1) },
  }))
  await house.db.fill([['free_times', free]])
  const disclosure = await post('/v1/disclosure-requests', { type: 'party', citizenId: anna })
  return { thread, shut, message: own.body.id, booked, movable, asked, offered, disclosure }
}

const send = (page: Page) => page.click('main form:not([action="/log-af"]) button.button-primary')
const who = 'anna'

export const dialogueRoom = roomOf('the dialogue of citizens', make, [
  { who, name: 'chats', path: () => '/kontakt' },
  { who, name: 'chats that have ended', path: () => '/kontakt/afsluttede' },
  { who: 'rita', name: 'no chats', path: () => '/kontakt' },
  { who, name: 'a chat', path: ({ thread }) => `/kontakt/${thread}` },
  { who, name: 'a chat: nothing written', path: ({ thread }) => `/kontakt/${thread}`, step: send },
  { who, name: 'a chat in which one can’t reply', path: ({ shut }) => `/kontakt/${shut}` },
  { who, name: 'asking to reply', path: ({ shut }) => `/kontakt/${shut}/bed-om-svar` },
  { who, name: 'a chat in a frame', path: ({ thread }) => `/indlejret/kontakt/${thread}` },
  {
    ...{ who, name: 'a message written by mistake' },
    path: ({ thread, message }) => `/kontakt/${thread}/beskeder/${message}/fejl`,
  },
  {
    ...{ who, name: 'a message written by mistake: no reason' },
    path: ({ thread, message }) => `/kontakt/${thread}/beskeder/${message}/fejl`,
    step: send,
  },
  { who, name: 'wishes for a time', path: () => '/tidsoensker' },
  { who, name: 'a new wish', path: () => '/tidsoensker/nyt' },
  { who, name: 'a new wish: empty', path: () => '/tidsoensker/nyt', step: send },
  {
    who,
    name: 'another time for a visit',
    path: ({ booked }) => `/tidsoensker/nyt?aftale=${booked}`,
  },
  { who, name: 'a wish that waits', path: ({ asked }) => `/tidsoensker/${asked}` },
  { who, name: 'times that are offered', path: ({ offered }) => `/tidsoensker/${offered}` },
  { who, name: 'moving a visit', path: ({ movable }) => `/aftaler/${movable}/flyt` },
  {
    who,
    name: 'moving a visit: no time chosen',
    path: ({ movable }) => `/aftaler/${movable}/flyt`,
    step: send,
  },
  { who, name: 'my record', path: () => '/journal' },
  { who, name: 'who looked', path: () => '/adgangslog' },
  { who, name: 'my requests for aktindsigt', path: () => '/aktindsigt' },
  { who, name: 'asking for aktindsigt', path: () => '/aktindsigt/ny' },
  { who, name: 'a request', path: ({ disclosure }) => `/aktindsigt/${disclosure}` },
  {
    who,
    name: 'taking a request back',
    path: ({ disclosure }) => `/aktindsigt/${disclosure}/traek-tilbage`,
  },
  { who, name: 'my representatives', path: () => '/repraesentanter' },
  { who: 'rita', name: 'whom I represent', path: () => '/repraesentanter' },
])
