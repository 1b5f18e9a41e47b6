import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { anna } from '../run/visits.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
let cancelled: { id: string; threadId: string }
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [id = ''] = await pages.house.book({})
  cancelled = (await pages.as('anna').cancel(id)).body
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

describe('the record', () => {
  it.each(ways)('says what has happened and leads there, %s', async (_, way) => {
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', '/journal'], way)
    const t = {
      da: { kind: 'Aflysning', link: 'Se aflysningen' },
      en: { kind: 'Cancellation', link: 'See the cancellation' },
    }[way.language]
    expect(await page.textContent('main .thing h2')).toBe(t.kind)
    expect(await page.textContent('main .facts')).toContain('251248-xxxx')
    expect(await page.textContent('main .thing [lang=da]')).toContain('har aflyst personlig pleje')
    await page.click(`main .thing >> text=${t.link}`)
    expect(new URL(page.url()).pathname).toBe(`/aflysninger/${cancelled.id}`)
    expect(complaints).toEqual([])
    await close()
  })

  it('goes on to the next page, until there is no more', async () => {
    const path = `/v1/threads/${cancelled.threadId}/messages`
    for (let n = 1; n <= 32; n += 1) await pages.as('eva').post(path, { text: `Linje ${n}.` })
    const { page, close } = await enter({ browser, pages }, ['anna', '/journal'])
    expect(await page.locator('main .thing').count()).toBe(30)
    expect(await faultsOf(page)).toEqual([])
    await page.click('text=Vis flere')
    expect(await page.textContent('main')).toContain('Linje 32.')
    expect(await page.locator('text=Vis flere').count()).toBe(0)
    await close()
  })
})

describe('the log of who looked', () => {
  it.each(ways)(
    'tells of others, and puts together what one looked at oneself, %s',
    async (_, way) => {
      await pages.as('eva').get(`/v1/threads/${cancelled.threadId}`)
      const visitor = await enter({ browser, pages }, ['anna', '/journal'], way)
      const { page, complaints, close } = visitor
      await page.goto('/adgangslog')
      const t = {
        da: {
          eva: 'Hjemmepleje Nord så din chat, fordi de arbejder med din sag.',
          own: 'Du så selv',
        },
        en: { eva: 'Hjemmepleje Nord saw your chat, because they', own: 'You looked at' },
      }[way.language]
      expect(await page.textContent('main')).toContain(t.eva)
      expect(await page.textContent('main summary')).toContain(t.own)
      await page.click('main summary')
      expect(await page.isVisible('main details li')).toBe(true)
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('marks who looked without being part of the case', async () => {
    const glass = `/v1/citizens/${anna}/break-glass`
    await pages.as('sara').post(glass, { reason: 'Borgeren er faldet' })
    await pages.as('sara').get(`/v1/threads/${cancelled.threadId}`)
    const { page, close } = await enter({ browser, pages }, ['anna', '/adgangslog'])
    expect(await page.textContent('main')).toContain('Uden for din sag')
    expect(await faultsOf(page)).toEqual([])
    await close()
  })
})
