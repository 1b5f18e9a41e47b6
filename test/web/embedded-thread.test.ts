import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, type Visitor } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, isLive } from './ways.ts'

let pages: TestPages
let browser: Browser
let threadId: string
let site: Server
let siteUrl: string
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [id = ''] = await pages.house.book({})
  threadId = (await pages.as('anna').cancel(id)).body.threadId
  // the municipality's own site, with the chat in a frame
  site = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    const src = `${pages.url}/indlejret/kontakt/${threadId}`
    response.end(
      `<!doctype html><title>Kommunen</title><iframe src="${src}" title="Chat"></iframe>`,
    )
  })
  await new Promise<void>((resolve) => site.listen(0, resolve))
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`
})
afterAll(async () => {
  site?.closeAllConnections()
  site?.close()
  await browser?.close()
  await pages?.close()
})

const path = () => `/indlejret/kontakt/${threadId}`
const anna = (to = path()): Promise<Visitor> => enter({ browser, pages }, ['anna', to])
const write = (text: string) => pages.as('eva').post(`/v1/threads/${threadId}/messages`, { text })

describe('a chat in a frame', () => {
  it('is shown live on a site that may, and takes a reply', async () => {
    await pages.reopen({ frameAncestors: [siteUrl] })
    const { page, close } = await anna('/kontakt')
    await page.goto(siteUrl)
    const frame = page.frameLocator('iframe')
    await frame.locator('#hint[data-state="open"]').waitFor({ state: 'attached' })
    await write('Vi er på vej.')
    await frame.locator('text=Vi er på vej.').waitFor()
    await frame.locator('#text').fill('Tak, jeg er hjemme.')
    await frame.locator('#skriv form button').click()
    await frame.locator('text=Din besked er sendt.').waitFor()
    const { body } = await pages.as('eva').get(`/v1/threads/${threadId}`)
    expect(body.lastMessage.text).toBe('Tak, jeg er hjemme.')
    await close()
  })

  it('is shown on no other site', async () => {
    await pages.reopen({ frameAncestors: ['https://kommunen.example'] })
    const { page, close } = await anna('/kontakt')
    await page.goto(siteUrl)
    await page.waitForLoadState('networkidle')
    expect(await page.frameLocator('iframe').locator('[role=log]').count()).toBe(0)
    const framed = await page.request.get(path())
    expect(framed.headers()['content-security-policy']).toContain(
      'frame-ancestors https://kommunen.example;',
    )
    const own = await page.request.get(`/kontakt/${threadId}`)
    expect(own.headers()['content-security-policy']).toContain("frame-ancestors 'none';")
    await close()
  })

  it('has messages and form alone, and the way to all of it', async () => {
    const visitor = await anna()
    const { page, close } = visitor
    await isLive(visitor)
    expect(await page.locator('header, footer').count()).toBe(0)
    expect(await page.getAttribute('main a[target=_blank]', 'href')).toBe(`/kontakt/${threadId}`)
    expect(await faultsOf(page)).toEqual([])
    await page.click('#skriv form button')
    await page.waitForSelector('.errors:focus')
    expect(new URL(page.url()).pathname).toBe(path())
    await close()
  })

  it('says in the frame that one must sign in, and what is not there', async () => {
    const { page, close } = await anna('/kontakt')
    const unknown = `/indlejret/kontakt/${threadId.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`
    const missing = await page.goto(unknown)
    expect(missing?.status()).toBe(404)
    expect(missing?.headers()['content-security-policy']).not.toContain("frame-ancestors 'none'")
    await page.context().clearCookies()
    await page.goto(path())
    expect(await page.textContent('h1')).toBe('Log ind for at se chatten')
    await close()
  })
})
