import type { Page } from 'playwright-core'
import type { TestPages } from '../../run/pages.ts'
import { anna, rita } from '../../run/visits.ts'
import { roomOf } from './state.ts'

const hourMs = 3_600_000

async function make({ house, as }: TestPages) {
  const soon = new Date(Date.now() + 1.5 * hourMs).toISOString()
  const past = new Date(Date.now() - 72 * hourMs).toISOString()
  const ids = await house.book({}, {}, {}, {}, { startsAt: soon }, { startsAt: past })
  const [booked = '', done = '', undone = '', third = '', late = ''] = ids
  await house.book({ citizenId: rita })
  const cancel = async (id: string) => (await as('anna').cancel(id)).body.id
  const cancelled = await cancel(done)
  const withdrawn = await cancel(undone)
  await as('anna').post(`/v1/cancellations/${withdrawn}/withdrawal`)
  return { booked, late, again: await cancel(third), done, cancelled, withdrawn }
}

const next = (page: Page) => page.click('main button.button-primary')
const chooseAndNext = async (page: Page) => {
  await page.check('input[value="not-home"]')
  await page.fill('#text', 'Jeg er hos min søster.')
  await next(page)
}

const who = 'anna'

export const citizenRoom = roomOf('the citizen’s pages', make, [
  { who, name: 'coming appointments', path: () => '/aftaler' },
  { who: 'bent', name: 'no appointments', path: () => '/aftaler' },
  { who, name: 'past appointments', path: () => '/aftaler/tidligere' },
  { who, name: 'an appointment', path: ({ booked }) => `/aftaler/${booked}` },
  { who, name: 'an appointment that is cancelled', path: ({ done }) => `/aftaler/${done}` },
  { who, name: 'cancelling: why', path: ({ booked }) => `/aftaler/${booked}/aflys` },
  {
    ...{ who, name: 'cancelling: no reason chosen' },
    path: ({ booked }) => `/aftaler/${booked}/aflys`,
    step: next,
  },
  {
    ...{ who, name: 'cancelling: what will happen' },
    path: ({ booked }) => `/aftaler/${booked}/aflys`,
    step: chooseAndNext,
  },
  {
    ...{ who, name: 'cancelling late: what will happen' },
    path: ({ late }) => `/aftaler/${late}/aflys`,
    step: chooseAndNext,
  },
  {
    ...{ who, name: 'cancelling late: not said what to do' },
    path: ({ late }) => `/aftaler/${late}/aflys`,
    step: async (page) => {
      await chooseAndNext(page)
      await next(page)
    },
  },
  {
    ...{ who, name: 'a form that was sent while the API is away', away: true },
    path: ({ booked }) => `/aftaler/${booked}/aflys`,
    step: chooseAndNext,
  },
  { who, name: 'the receipt', path: ({ cancelled }) => `/aflysninger/${cancelled}/kvittering` },
  {
    ...{ who, name: 'the receipt of what was cancelled already' },
    path: ({ done }) => `/aftaler/${done}/aflys`,
  },
  { who, name: 'how far it is', path: ({ again }) => `/aflysninger/${again}` },
  { who, name: 'undoing', path: ({ again }) => `/aflysninger/${again}/fortryd` },
  { who, name: 'undone', path: ({ withdrawn }) => `/aflysninger/${withdrawn}` },
  {
    ...{ who, name: 'undoing what can’t be undone' },
    path: ({ withdrawn }) => `/aflysninger/${withdrawn}/fortryd`,
    step: next,
  },
  { who: 'rita', name: 'for whom one acts', path: () => '/for-hvem' },
  {
    ...{ who: 'rita', name: 'acting for somebody' },
    path: () => '/for-hvem',
    step: async (page) => {
      await page.check(`input[name="citizenId"][value="${anna}"]`)
      await next(page)
    },
  },
  {
    ...{ who: 'rita', name: 'acting for oneself again' },
    path: () => '/for-hvem',
    step: async (page) => {
      await page.check(`input[name="citizenId"][value="${rita}"]`)
      await next(page)
    },
  },
])
