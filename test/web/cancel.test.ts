import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { moment } from '../../web/moments.ts'
import { openBrowser, type Visitor, visit } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { comes } from './ways.ts'

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

async function anna(options = {}): Promise<Visitor> {
  const visitor = await visit(browser, pages.url, options)
  await visitor.signIn('anna', '/aftaler')
  return visitor
}

const ways = [
  ['in Danish', true, 'da'],
  ['in Danish, without JavaScript', false, 'da'],
  ['in English', true, 'en'],
  ['in English, without JavaScript', false, 'en'],
] as const

describe('cancelling a visit', () => {
  it.each(ways)('takes three steps, %s', async (_way, javaScriptEnabled, language) => {
    const [visitId = ''] = await pages.house.book({})
    const { page, complaints, close } = await anna({ javaScriptEnabled })
    if (language === 'en') await page.click('text=English')
    await page.click(`#aftale-${visitId} .button`)
    await page.check('input[value="not-home"]')
    await page.fill('#text', 'Jeg er hos min søster.')
    await page.click('main button.button-primary')
    const preview = `/v1/appointments/${visitId}/cancellation-preview`
    const { promisedAnswerBy } = (await pages.as('anna').get(preview)).body
    const checked = await page.textContent('main')
    expect(checked).toContain(`${moment(promisedAnswerBy, language)}, `)
    expect(checked).toContain('Hjemmepleje Nord')
    expect(checked).toContain('Jeg er hos min søster.')
    expect(
      await pages.house.db.sql('select 1 from cancellations where appointment_id = $1', [visitId]),
    ).toEqual([])
    await page.click('main button.button-primary')
    expect(new URL(page.url()).pathname).toMatch(/^\/aflysninger\/[0-9a-f-]{36}\/kvittering$/)
    const words = { da: 'Besøget er aflyst', en: 'The visit is cancelled' }
    await comes(page.locator('h1', { hasText: words[language] }), javaScriptEnabled)
    expect(await page.textContent('h1')).toBe(words[language])
    expect(complaints).toEqual([])
    await close()
  })

  it('leads to another time in its place, from where it is told how far it is', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { body } = await pages.as('anna').cancel(visitId)
    const { page, complaints, close } = await anna()
    await page.goto(`/aflysninger/${body.id}`)
    await page.click('main a[href^="/tidsoensker/nyt"]')
    await page.selectOption('#day-1', { index: 2 })
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=bedt/)
    const path = `/v1/booking-requests/${new URL(page.url()).pathname.split('/').at(-1)}`
    const wish = () => pages.as('anna').get(path)
    const open = await eventually(wish, (reply) => reply.body.status === 'open')
    expect(open.body.status).toBe('open')
    expect(complaints).toEqual([])
    await close()
  })

  it('has a receipt that can be printed, without what only a screen can do', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { body } = await pages.as('anna').cancel(visitId)
    const { page, close } = await anna()
    await page.goto(`/aflysninger/${body.id}/kvittering`)
    await page.evaluate('window.print = () => { document.body.dataset.printed = "yes" }')
    await page.click('[data-print]')
    expect(await page.getAttribute('body', 'data-printed')).toBe('yes')
    await page.emulateMedia({ media: 'print' })
    for (const there of ['h1', '.facts >> nth=0']) expect(await page.isVisible(there)).toBe(true)
    for (const gone of ['nav', '.actions', '[data-print]', 'footer']) {
      expect([gone, await page.isVisible(`${gone} >> nth=0`)]).toEqual([gone, false])
    }
    await close()
  })
})
