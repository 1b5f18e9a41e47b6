import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, type Visitor } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { anna, nord } from '../run/visits.ts'
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

/** Rita, who has chosen to act for Anna. */
async function rita(javaScriptEnabled = true): Promise<Visitor> {
  const way = { language: 'da' as const, javaScriptEnabled }
  const visitor = await enter({ browser, pages }, ['rita', '/for-hvem'], way)
  await visitor.page.check(`input[value="${anna}"]`)
  await visitor.page.click('main button.button-primary')
  await visitor.page.waitForURL('**/aftaler')
  return visitor
}

describe('who may act for a citizen', () => {
  it.each(ways)('is told with what each may do, %s', async (_, way) => {
    const path = '/repraesentanter'
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', path], way)
    const t = {
      da: ['Rita Holm', 'Pårørende', 'aflyse og flytte besøg', 'Ring til din kommune'],
      en: ['Rita Holm', 'Relative', 'cancel and move visits', 'Call your municipality'],
    }[way.language]
    const shown = await page.textContent('main')
    for (const words of t) expect(shown).toContain(words)
    const not = { da: 'bede om aktindsigt for dig', en: 'ask for access to your records' }
    expect(shown).not.toContain(not[way.language])
    expect(complaints).toEqual([])
    await close()
  })

  it('is for the citizen alone to see; whoever acts sees for whom', async () => {
    const { page, close } = await rita()
    await page.goto('/repraesentanter')
    const shown = await page.textContent('main')
    expect(shown).toContain('Kun Anna Jensen kan se, hvem der kan handle for Anna Jensen.')
    expect(shown).toContain('For Anna Jensen kan du:')
    expect(await faultsOf(page)).toEqual([])
    await close()
  })
})

describe('whoever acts for a citizen', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('cancels, writes and asks for a time in the citizen’s name, %s', async (way, scripts) => {
    const [id = ''] = await pages.house.book({})
    const { page, complaints, close } = await rita(scripts)
    expect(await page.textContent('.acting')).toContain('Du handler for Anna Jensen.')
    await page.click(`#aftale-${id} .button`)
    await page.check('input[value="hospital"]')
    await page.click('main button.button-primary')
    await page.click('main button.button-primary')
    await page.waitForURL('**/kvittering')
    expect(await page.textContent('main')).toContain('Rita Holm på vegne af Anna Jensen')
    await page.click('main .actions .button-primary')
    await page.fill('#text', `Hun er indlagt, ${way}.`)
    await page.click('#skriv form button')
    await page.waitForURL(/gjort=sendt/)
    const mine = page.locator('[role=log] li.mine').last()
    expect(await mine.textContent()).toContain('Rita Holm på vegne af Anna Jensen')
    await page.goto('/tidsoensker/nyt')
    await page.check(`input[value="personal-care ${nord}"]`)
    await page.selectOption('#day-1', { index: 3 })
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=bedt/)
    const wish = new URL(page.url()).pathname.split('/').at(-1)
    const { body } = await eventually(
      () => pages.as('anna').get(`/v1/booking-requests/${wish}`),
      (reply) => reply.body.status === 'open',
    )
    expect(body).toMatchObject({ citizenId: anna, status: 'open' })
    for (const [path, words] of [
      ['/kontakt', 'Hjemmepleje Nord'],
      ['/journal', `Hun er indlagt, ${way}.`],
      ['/adgangslog', 'på borgerens vegne'],
      ['/aktindsigt', 'Du kan ikke se eller bede om aktindsigt for Anna Jensen.'],
    ] as const) {
      await page.goto(path)
      expect(await page.textContent('main')).toContain(words)
    }
    expect(complaints).toEqual([])
    await close()
  })

  it('who may only read is told so, and has no form', async () => {
    const [id = ''] = await pages.house.book({})
    const { body } = await pages.as('anna').cancel(id)
    await pages.house.db.sql(`update representations set scopes = '{see}' where citizen_id = $1`, [
      anna,
    ])
    const { page, close } = await rita()
    await page.goto(`/kontakt/${body.threadId}`)
    expect(await page.textContent('#skriv')).toContain('Du må læse for den, du hjælper')
    expect(await page.locator('#skriv form').count()).toBe(0)
    await close()
  })
})
