import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, visit } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'

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

const oneHeld = 'navigator.locks.query().then(({ held }) => held.length === 1)'

async function annaAt(path: string) {
  const visitor = await visit(browser, pages.url)
  await visitor.signIn('anna', path)
  // the stream is open when the server has been asked for it
  await visitor.page.waitForFunction(oneHeld)
  return visitor
}

describe('a page that is open', () => {
  it('shows what happened elsewhere, and is not loaded again', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { page, complaints, close } = await annaAt('/aftaler')
    await page.evaluate(`document.body.setAttribute('data-same', 'yes')`)
    await pages.as('anna').cancel(visitId)
    await page.waitForSelector(`#aftale-${visitId} >> text=Aflyst`)
    expect(await page.getAttribute('body', 'data-same')).toBe('yes')
    expect(complaints).toEqual([])
    await close()
  })

  it('shows what happened before the stream was open', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { page, signIn, close } = await visit(browser, pages.url)
    await signIn('anna', '/om')
    let open = () => {}
    const held = new Promise<void>((resolve) => {
      open = resolve
    })
    await page.route('**/haendelser*', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/aftaler')
    await pages.as('anna').cancel(visitId)
    open()
    await page.waitForSelector(`#aftale-${visitId} >> text=Aflyst`)
    await close()
  })

  it('shows it in each of many windows, with one stream for all', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { page, close } = await annaAt('/aftaler')
    const others = await Promise.all(Array.from({ length: 8 }, () => page.context().newPage()))
    const streams: string[] = []
    for (const other of others) {
      other.on('request', (request) => void streams.push(new URL(request.url()).pathname))
      await other.goto('/aftaler')
    }
    await pages.as('anna').cancel(visitId)
    for (const other of others) await other.waitForSelector(`#aftale-${visitId} >> text=Aflyst`)
    expect(streams.filter((path) => path === '/haendelser')).toEqual([])
    await close()
  })

  it('goes on with another window when the one that listens is closed', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { page, close } = await annaAt('/aftaler')
    const other = await page.context().newPage()
    await other.goto('/aftaler')
    const opened = other.waitForResponse((response) => response.url().includes('/haendelser'))
    await page.close()
    await opened
    await pages.as('anna').cancel(visitId)
    await other.waitForSelector(`#aftale-${visitId} >> text=Aflyst`, { timeout: 3000 })
    await close()
  })

  it('says so when it is not kept up to date, and misses nothing when it is again', async () => {
    const [visitId = ''] = await pages.house.book({})
    const { page, close } = await annaAt('/aftaler')
    await page.context().setOffline(true)
    await pages.reopen()
    await page.waitForSelector('text=Siden opdateres ikke af sig selv lige nu.')
    await pages.as('anna').cancel(visitId)
    await page.context().setOffline(false)
    await page.waitForSelector(`#aftale-${visitId} >> text=Aflyst`)
    await page.waitForFunction(`document.getElementById('hint').textContent === ''`)
    await close()
  })

  it('says so when one is no longer signed in', async () => {
    const { page, close } = await annaAt('/aftaler')
    await page.context().clearCookies()
    await pages.reopen()
    await page.waitForSelector('text=Du er logget af. Log ind igen for at fortsætte.')
    expect(await page.getAttribute('#hint a', 'href')).toBe('/log-ind?retur=%2Faftaler')
    await close()
  })
})
