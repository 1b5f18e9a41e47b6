import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { acceptedOnly } from '../run/accepted-only.ts'
import { openBrowser } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { type Watcher, watch } from '../workflows/watcher.ts'
import { comes, enter, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
let watcher: Watcher
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  watcher = await watch(pages.house)
})
afterAll(async () => {
  await watcher?.close()
  await browser?.close()
  await pages?.close()
})

const at = (path: string, way?: (typeof ways)[number][1]) =>
  enter({ browser, pages }, ['otto', path], way)
const waits = () => acceptedOnly(pages.house)

/** Its process was ended by somebody. */
async function ended(): Promise<string> {
  const [visit = ''] = await pages.house.book({})
  const { id } = (await pages.as('anna').cancel(visit)).body
  await watcher.process(id).terminate('by a test')
  const look = async () => JSON.parse((await pages.as('otto').get('/v1/operations')).text)
  await eventually(look, ({ counts }) => counts.ended > 0)
  return id
}

describe('an operator where all is well', () => {
  it.each(ways)('reads that nothing is to be done, %s', async (_, way) => {
    const { page, complaints, close } = await at('/', way)
    expect(new URL(page.url()).pathname).toBe('/drift')
    const words = { da: 'Alt er vel.', en: 'All is well.' }[way.language]
    expect(await page.innerText('.alert-success')).toContain(words)
    expect(await page.locator('.things > li').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  it('is shown what comes, without loading the page, every half minute', async () => {
    const { page, complaints, close } = await at('/om')
    await page.clock.install()
    await page.goto('/drift')
    await page.evaluate(`document.body.setAttribute('data-same', 'yes')`)
    await waits()
    await page.clock.runFor(31_000)
    await page.waitForSelector('.alert-warning >> text=1 venter')
    expect(await page.getAttribute('body', 'data-same')).toBe('yes')
    expect(complaints).toEqual([])
    await close()
  })

  it('may have the page stand still', async () => {
    const { page, close } = await at('/drift')
    await page.click('text=Hold op med at hente siden af sig selv')
    expect(await page.getAttribute('body', 'data-every')).toBeNull()
    await page.click('text=Hent siden af sig selv')
    expect(await page.getAttribute('body', 'data-every')).toBe('30')
    await close()
  })
})

describe('an operator where something does not get on', () => {
  it.each(ways)('reads what it is, with the way to its process, %s', async (_, way) => {
    const [waiting, stopped] = [await waits(), await ended()]
    const { page, complaints, close } = await at('/drift', way)
    const process = (id: string) => page.locator('.things > li', { hasText: `cancellation/${id}` })
    const words = {
      da: ['forløbet er ikke begyndt', 'Nogen har afbrudt forløbet', 'Se forløbet i Temporal'],
      en: ['its process has not begun', 'Somebody has terminated', 'See the process in Temporal'],
    }[way.language]
    expect(await process(waiting).innerText()).toContain(words[0])
    expect(await process(stopped).innerText()).toContain(words[1])
    const link = process(stopped).locator('a')
    expect(await link.innerText()).toContain(words[2])
    const { runId } = await watcher.process(stopped).describe()
    expect(await link.getAttribute('href')).toBe(
      `http://localhost:8233/namespaces/default/workflows/cancellation%2F${stopped}/${runId}/history`,
    )
    expect(await page.innerText('main')).not.toContain('Anna')
    expect(complaints).toEqual([])
    await close()
  })

  it('reads which step is tried again', async () => {
    const { sql } = pages.house.db
    await sql('alter table tasks add constraint canary check (false) not valid')
    const [visit = ''] = await pages.house.book({})
    const wait = { Prefer: 'respond-async' }
    await pages.as('anna').cancel(visit, { reasonCode: 'not-home' }, wait)
    const { page, close } = await at('/drift')
    const failing = page.locator('section[aria-labelledby=failing] .things > li')
    // by itself it would be there after half a minute
    await comes(failing, false)
    expect(await failing.innerText()).toMatch(/et skridt i forløbet er prøvet \d+ gange/)
    await sql('alter table tasks drop constraint canary')
    await close()
  })

  it.each(['lone', 'eva', 'anna'])('is not %s', async (who) => {
    const { page, close } = await enter({ browser, pages }, [who, '/om'])
    expect((await page.goto('/drift'))?.status()).toBe(404)
    expect(await page.locator('nav a[href="/drift"]').count()).toBe(0)
    await close()
  })
})
