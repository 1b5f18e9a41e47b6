import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { anna } from '../run/visits.ts'
import { enter, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  await pages.house.book({})
  await pages
    .as('sara')
    .post(`/v1/citizens/${anna}/break-glass`, { reason: 'Borgeren ringede og var faldet.' })
  await pages.as('anna').get('/v1/appointments')
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

describe('looks that someone should look into', () => {
  it.each(ways)(
    'are told as sentences, with the way to all looks at the citizen, %s',
    async (_, way) => {
      const { page, complaints, close } = await enter({ browser, pages }, ['lone', '/opslag'], way)
      const first = page.locator('.things > li').first()
      const words = {
        da: ['Adgang uden at være en del af sagen', 'Sara Dahl fra Hjemmepleje Syd'],
        en: ['Access without being part of the case', 'Sara Dahl of Hjemmepleje Syd'],
      }[way.language]
      for (const one of words) expect(await first.innerText()).toContain(one)
      await first.locator('a').click()
      expect(new URL(page.url()).pathname).toBe(`/opslag/${anna}`)
      expect(await page.innerText('.timeline')).toContain('Anna Jensen')
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('are chosen by their kind', async () => {
    const { page, close } = await enter({ browser, pages }, ['lone', '/opslag'])
    await page.selectOption('#slags', 'look-up-of-colleague')
    await page.click('.filters button')
    expect(await page.innerText('main')).toContain('Der er ingen opslag af den slags')
    await page.selectOption('#slags', 'break-glass')
    await page.click('.filters button')
    expect(await page.inputValue('#slags')).toBe('break-glass')
    expect(await page.locator('.things > li').count()).toBe(1)
    await close()
  })

  it('are chosen by the days on which they were', async () => {
    const { page, close } = await enter({ browser, pages }, ['lone', `/opslag/${anna}`])
    await page.fill('#sidste', '2024-01-31')
    await page.click('.filters button')
    expect(await page.innerText('main')).toContain('Ingen har set borgerens oplysninger')
    expect(await page.inputValue('#sidste')).toBe('2024-01-31')
    await page.fill('#sidste', '')
    await page.fill('#foerste', '2024-01-31')
    await page.click('.filters button')
    await page.waitForSelector('.timeline > li')
    await close()
  })

  it.each(['eva', 'otto'])('are not there for %s', async (who) => {
    const { page, close } = await enter({ browser, pages }, [who, '/'])
    const answer = await page.goto('/opslag')
    expect(answer?.status()).toBe(404)
    expect(await page.locator('nav a[href="/opslag"]').count()).toBe(0)
    await close()
  })
})
