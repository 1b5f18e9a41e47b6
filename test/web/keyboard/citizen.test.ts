/** The journeys of citizens and of who acts for them, by keyboard alone. */
import { describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { daysAfter } from '../../../web/local-time.ts'
import { askFor, aTime, offer } from '../../api/bookings.ts'
import { eventually } from '../../run/eventually.ts'
import { anna, eva, nord, syd } from '../../run/visits.ts'
import { openPlace } from '../place.ts'
import { choose, go, next, press, select, tabTo, tick, type } from './keys.ts'

const place = openPlace()
const at = place.enter
const book = async (visit: object = {}) => (await place.pages.house.book(visit))[0] ?? ''
const cleaning = { appointmentTypeCode: 'cleaning' }

describe('with a keyboard alone a citizen', () => {
  it('cancels, finds the chat, and takes it back', async () => {
    const visitId = await book()
    const { page, close } = await at('anna', '/aftaler')
    await go(page, `#aftale-${visitId} .button`)
    await tick(page, '[name="reasonCode"]')
    await type(page, '#text', 'Jeg er hos min søster.')
    await go(page, next)
    await go(page, next)
    expect(new URL(page.url()).pathname).toMatch(/kvittering$/)
    await go(page, 'a[href^="/kontakt/"]')
    expect(await page.textContent('[role="log"]')).toContain('Jeg er hos min søster.')
    await page.goBack()
    await go(page, 'a[href$="/fortryd"]')
    await go(page, next)
    expect(await page.textContent('main')).toContain('fortrudt')
    await close()
  })

  it('is led to what is wrong with a form', async () => {
    const { page, close } = await at('anna', `/aftaler/${await book()}/aflys`)
    await go(page, next)
    expect(await page.getAttribute(':focus', 'role')).toBe('alert')
    await press(page, '.errors a')
    expect(await page.getAttribute(':focus', 'name')).toBe('reasonCode')
    await close()
  })

  it('moves a visit', async () => {
    const id = uuid()
    const time = { id, organisationId: nord, ...cleaning, employeeId: eva, ...aTime(40) }
    await place.pages.house.db.fill([['free_times', [time]]])
    const { page, close } = await at('anna', `/aftaler/${await book(cleaning)}`)
    await go(page, 'a[href$="/flyt"]')
    await choose(page, 'freeTimeId', id)
    await go(page, next)
    expect(await page.textContent('main [role=status]')).toContain('Aftalen er flyttet.')
    await close()
  })

  it('asks for a time, and takes one of those that are offered', async () => {
    await book(cleaning)
    const [, day = ''] = daysAfter(new Date(), 3)
    const { page, close } = await at('anna', '/tidsoensker')
    await go(page, 'main a.button-primary')
    await choose(page, 'kind', `cleaning ${nord}`)
    await select(page, '#day-1', day)
    await select(page, '#part-1', 'morning')
    await go(page, next)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const wish = async () => (await place.pages.as('anna').get(`/v1/booking-requests/${id}`)).body
    await eventually(wish, ({ status }) => status === 'open')
    await offer(place.pages.as('eva'), id, [aTime(41)])
    await page.waitForSelector('#tilbud')
    await tick(page, '#tilbud input')
    await go(page, '#tilbud .button-primary')
    expect((await eventually(wish, ({ status }) => status === 'booked')).status).toBe('booked')
    await close()
  })

  it('declines times that do not suit', async () => {
    const { body } = await askFor({ ...place.pages.house, as: place.pages.as })
    await offer(place.pages.as('eva'), body.id, [aTime(42)])
    const { page, close } = await at('anna', `/tidsoensker/${body.id}`)
    await go(page, 'form[action$="/nej-tak"] button')
    expect(await page.textContent('main')).toContain('finder andre')
    await close()
  })

  it('asks to be able to reply, and says that a message was a mistake', async () => {
    const [shut, open] = [await book({ organisationId: syd }), await book()]
    const { body: closed } = await place.pages.as('anna').cancel(shut)
    const { body } = await place.pages.as('anna').cancel(open)
    const { page, close } = await at('anna', `/kontakt/${closed.threadId}`)
    await go(page, 'a[href$="/bed-om-svar"]')
    await go(page, next)
    expect(await page.textContent('main .facts')).toContain('Du hører senest')
    await page.goto(`/kontakt/${body.threadId}`)
    await type(page, '#text', 'Det var til min søster.')
    await go(page, next)
    await go(page, '[role=log] li:last-child a[href*="/fejl"]')
    await type(page, '#reason', 'Forkert modtager')
    await go(page, next)
    expect(await page.textContent('[role=log] li:last-child')).toContain('skrevet ved en fejl')
    await close()
  })

  it('comes from the menu to the record, who looked, and who may act', async () => {
    const { page, close } = await at('anna', '/aftaler')
    for (const path of ['/journal', '/adgangslog', '/repraesentanter', '/kontakt', '/aktindsigt']) {
      const inMenu = `nav a[href="${path}"]`
      if (!(await page.isVisible(inMenu))) await press(page, 'nav summary')
      await go(page, inMenu)
      expect(new URL(page.url()).pathname).toBe(path)
    }
    await close()
  })

  it('fetches a calendar entry, and signs off', async () => {
    const { page, close } = await at('anna', `/aftaler/${await book()}`)
    await tabTo(page, 'a[href$=".ics"]')
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(file.suggestedFilename()).toMatch(/\.ics$/)
    await page.goto('/aftaler')
    await go(page, 'form[action="/log-af"] button')
    expect(await page.textContent('h1')).toContain('logget af')
    await close()
  })

  it('asks for aktindsigt, fetches the package, and takes another request back', async () => {
    const { page, close } = await at('anna', '/aktindsigt/ny')
    await go(page, next)
    const [, id = ''] = /aktindsigt\/([0-9a-f-]{36})/.exec(page.url()) ?? []
    const decision = { outcome: 'granted', text: 'Du får det hele.' }
    await place.pages.as('lone').post(`/v1/disclosure-requests/${id}/decision`, decision)
    await page.waitForSelector('a[download], a[href*="/pakke"]', { timeout: 40_000 })
    await tabTo(page, 'a[href*="/pakke"]')
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(file.suggestedFilename()).toBe('aktindsigt-1.zip')
    await page.goto('/aktindsigt/ny')
    await go(page, next)
    await go(page, 'a[href$="/traek-tilbage"]')
    await go(page, next)
    expect(new URL(page.url()).search).toBe('?gjort=trukket')
    await close()
  })
})

describe('with a keyboard alone a representative', () => {
  it('chooses for whom to act, and cancels', async () => {
    const visitId = await book()
    const { page, close } = await at('rita', '/for-hvem')
    await choose(page, 'citizenId', anna)
    await go(page, next)
    expect(await page.textContent('.acting')).toContain('Du handler for Anna Jensen.')
    await go(page, `#aftale-${visitId} .button`)
    await choose(page, 'reasonCode', 'hospital')
    await go(page, next)
    await go(page, next)
    expect(await page.textContent('main')).toContain('Rita Holm på vegne af Anna Jensen')
    await close()
  })
})
