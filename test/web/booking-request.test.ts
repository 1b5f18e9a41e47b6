import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { daysAfter, instantOf } from '../../web/local-time.ts'
import { askFor, aTime, offer } from '../api/bookings.ts'
import { openBrowser } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { nord } from '../run/visits.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, isLive, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
let visitId: string
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [id = ''] = await pages.house.book({ appointmentTypeCode: 'cleaning' })
  visitId = id
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const wishOf = async (id: string) => (await pages.as('anna').get(`/v1/booking-requests/${id}`)).body
/** By the way of the API, with tokens of the pages' own provider. */
const ask = (as = 'anna') => askFor({ ...pages.house, as: pages.as }, {}, as)

let days = 3
/** Each on a day of its own: a time that is taken can't be offered once more. */
function times(count: number) {
  return Array.from({ length: count }, () => {
    days += 1
    return aTime(days)
  })
}
const idIn = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''

describe('a wish for a time', () => {
  it.each(ways)('is made, offered and taken, %s', async (name, way) => {
    const [, day = ''] = daysAfter(new Date(), 3)
    const t = {
      da: { open: 'har dit ønske', hear: 'Du hører senest', booked: 'Du har fået en tid' },
      en: { open: 'has your wish', hear: 'You hear by', booked: 'You have got a time' },
    }[way.language]
    const visitor = await enter({ browser, pages }, ['anna', '/tidsoensker'], way)
    const { page, complaints, close } = visitor
    await page.click('main .button-primary')
    await page.check(`input[value="cleaning ${nord}"]`)
    await page.selectOption('#day-1', day)
    await page.selectOption('#part-1', 'morning')
    await page.selectOption('#day-2', day)
    await page.selectOption('#part-2', 'morning')
    await page.fill('#text', `Helst om morgenen. ${name}`)
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=bedt/)
    const id = idIn(page.url())
    const open = () => wishOf(id)
    const wish = await eventually(open, ({ status }) => status === 'open')
    expect(wish).toMatchObject({
      organisation: { id: nord },
      text: `Helst om morgenen. ${name}`,
      preferredTimes: [{ from: instantOf(day, '07:00'), until: instantOf(day, '12:00') }],
    })
    await page.goto(`/tidsoensker/${id}`)
    const shown = await page.textContent('main')
    expect(shown).toContain(t.open)
    expect(shown).toContain(t.hear)
    expect(shown).toContain(`Helst om morgenen. ${name}`)
    await offer(pages.as('eva'), id, times(2))
    await page.reload()
    await page.click('#tilbud .button-primary')
    await page.waitForSelector('.errors a[href="#timeId"]')
    await page.click('#tilbud label >> nth=0')
    await page.click('#tilbud .button-primary')
    await eventually(open, ({ status }) => status === 'booked')
    await page.goto(`/tidsoensker/${id}`)
    expect(await page.textContent('main')).toContain(t.booked)
    await page.click('main .button-primary')
    await page.waitForURL(/\/aftaler\//)
    expect(complaints).toEqual([])
    await close()
  })

  it('shows at once the times that are offered, and asks for others', async () => {
    const { body } = await ask()
    const visitor = await enter({ browser, pages }, ['anna', `/tidsoensker/${body.id}`])
    const { page, close } = visitor
    await isLive(visitor)
    await offer(pages.as('eva'), body.id, times(1))
    await page.waitForSelector('#tilbud')
    expect(await faultsOf(page)).toEqual([])
    await page.click('text=Nej tak, ingen af dem passer')
    await page.waitForURL(/gjort=svaret/)
    expect(await page.textContent('main')).toContain('finder andre')
    expect((await wishOf(body.id)).status).toBe('declined')
    await close()
  })

  it('says what is missing, and keeps what was chosen and written', async () => {
    const { page, close } = await enter({ browser, pages }, ['anna', '/tidsoensker/nyt'])
    await page.check(`input[value="cleaning ${nord}"]`)
    await page.fill('#text', 'Kom gerne snart.')
    await page.click('main button.button-primary')
    await page.waitForSelector('.errors:focus')
    await page.click('.errors a')
    await page.waitForSelector('#day-1:focus')
    expect(await page.inputValue('#text')).toBe('Kom gerne snart.')
    expect(await page.isChecked(`input[value="cleaning ${nord}"]`)).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await close()
  })

  it('may be for another time of a visit, which is moved when one is taken', async () => {
    const { page, close } = await enter({ browser, pages }, ['anna', `/aftaler/${visitId}/flyt`])
    await page.click('text=Bed om en anden tid')
    expect(await page.textContent('main')).toContain('I stedet for')
    await page.selectOption('#day-1', { index: 2 })
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=bedt/)
    const id = idIn(page.url())
    const wish = await eventually(
      () => wishOf(id),
      ({ status }) => status === 'open',
    )
    expect(wish).toMatchObject({ replaces: visitId })
    await offer(pages.as('eva'), id, times(1))
    await page.goto(`/tidsoensker/${id}`)
    await page.click('#tilbud label >> nth=0')
    await page.click('text=Tag tiden')
    await page.waitForSelector('text=Se din nye aftale')
    await page.goto(`/aftaler/${visitId}`)
    expect(await page.textContent('main')).toContain('Flyttet')
    await close()
  })

  it('whose time somebody else has just got says what is left', async () => {
    const wishes = [await ask(), await ask('bent')]
    const both = times(2)
    for (const { body } of wishes) await offer(pages.as('eva'), body.id, both)
    const [annas = '', bents = ''] = wishes.map(({ body }) => body.id)
    const { page, close } = await enter({ browser, pages }, ['anna', `/tidsoensker/${annas}`])
    await page.click('#tilbud label >> nth=0')
    const { body } = await pages.as('bent').get(`/v1/booking-requests/${bents}`)
    const timeId = body.offers[0]?.times[0]?.id
    await pages.as('bent').post(`/v1/booking-requests/${bents}/acceptance`, { timeId })
    await page.click('text=Tag tiden')
    expect(await page.textContent('.errors')).toContain('En anden har lige fået tiden')
    expect(await page.locator('#tilbud label').count()).toBe(1)
    await close()
  })
})
