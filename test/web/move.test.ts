import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { aTime } from '../api/bookings.ts'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { eva, nord } from '../run/visits.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const appointmentTypeCode = 'cleaning'

let days = 3

async function freeTime(): Promise<string> {
  days += 1
  const time = { id: uuid(), organisationId: nord, appointmentTypeCode, employeeId: eva }
  await pages.house.db.fill([['free_times', [{ ...time, ...aTime(days) }]]])
  return time.id
}

async function visit(): Promise<string> {
  const [id = ''] = await pages.house.book({ appointmentTypeCode })
  return id
}

describe('a visit that may be moved', () => {
  it.each(ways)('goes into the free time that is chosen, %s', async (_, way) => {
    const [id, time] = [await visit(), await freeTime()]
    const path = `/aftaler/${id}`
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', path], way)
    await page.click(`a[href="${path}/flyt"]`)
    await page.click('main button.button-primary')
    await page.waitForSelector('.errors a[href="#freeTimeId"]')
    await page.check(`input[value="${time}"]`)
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=flyttet/)
    const words = { da: 'Aftalen er flyttet.', en: 'The appointment has been moved.' }
    expect(await page.textContent('main [role=status]')).toContain(words[way.language])
    expect((await pages.as('anna').get(`/v1/appointments/${id}`)).body.status).toBe('moved')
    await page.goto(path)
    const moved = { da: 'Flyttet', en: 'Moved' }
    expect(await page.textContent('main .facts')).toContain(moved[way.language])
    expect(complaints).toEqual([])
    await close()
  })

  it('stays where the time was taken meanwhile, and says so', async () => {
    const [id, other, time] = [await visit(), await visit(), await freeTime()]
    const { page, close } = await enter({ browser, pages }, ['anna', `/aftaler/${id}/flyt`])
    await page.check(`input[value="${time}"]`)
    await pages.as('anna').post(`/v1/appointments/${other}/move`, { freeTimeId: time })
    await page.click('main button.button-primary')
    expect(await page.textContent('.errors')).toContain('En anden har lige fået tiden')
    expect((await pages.as('anna').get(`/v1/appointments/${id}`)).body.status).toBe('booked')
    await close()
  })

  it('has more free times on the next page, and without any can be asked for', async () => {
    const id = await visit()
    const { page, close } = await enter({ browser, pages }, ['anna', `/aftaler/${id}/flyt`])
    expect(await page.textContent('main')).toContain('Der er ingen ledige tider lige nu.')
    for (let n = 0; n < 15; n += 1) await freeTime()
    await page.reload()
    expect(await page.locator('input[name=freeTimeId]').count()).toBe(12)
    expect(await faultsOf(page)).toEqual([])
    await page.click('text=Se senere tider')
    await page.waitForLoadState()
    expect(await page.locator('input[name=freeTimeId]').count()).toBe(3)
    await close()
  })
})
