/** What a page costs: bytes on the way, and calls to the API that wait for one another. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type ApiRecorder, inARow, recordApi } from '../run/api-recorder.ts'
import { openBrowser, visit } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { type HttpVisitor, visitPages } from '../run/visitor.ts'
import { rooms } from './states/index.ts'

const most = 100 * 1000

let pages: TestPages
let recorder: ApiRecorder
let browser: Browser
/** Styles, letters, scripts: the same for every page, and asked for once. */
let assets: number
const visitors = new Map<string | undefined, HttpVisitor>()
beforeAll(async () => {
  pages = await openTestPages()
  recorder = await recordApi(() => pages.house.url)
  await pages.reopen({ apiUrl: recorder.url })
  browser = await openBrowser()
  assets = await assetBytes()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await recorder?.close()
})

async function visitorOf(who: string | undefined): Promise<HttpVisitor> {
  const visitor = visitors.get(who) ?? visitPages(pages.url)
  if (who && !visitors.has(who)) await visitor.signIn(who, { path: '/om' })
  visitors.set(who, visitor)
  return visitor
}

/** As a browser that comes for the first time asks for them. */
async function assetBytes(): Promise<number> {
  const { page, close } = await visit(browser, pages.url)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  let bytes = 0
  session.on('Network.requestWillBeSent', (sent) => void urls.set(sent.requestId, sent.request.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (urls.get(requestId)?.includes('/assets/')) bytes += encodedDataLength
  })
  await page.goto('/om', { waitUntil: 'networkidle' })
  await close()
  return bytes
}

/** Of the page itself, compressed, with its headers. */
function pageBytes(path: string, { cookies }: HttpVisitor): Promise<number> {
  const Cookie = [...cookies].map(([name, value]) => `__Host-${name}=${value}`).join('; ')
  const headers = { Cookie, 'Accept-Encoding': 'br' }
  return new Promise((resolve, reject) => {
    request(new URL(path, pages.url), { headers }, (response) => {
      const lines = response.rawHeaders.join('  ').length
      let bytes = lines
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    })
      .on('error', reject)
      .end()
  })
}

/**
 * The calls, where more than two wait for one another. Those that do never overlap; those that don't may
 * seem to on a busy machine, but not each time.
 */
async function leastInARow(visitor: HttpVisitor, path: string): Promise<string[]> {
  let names: string[] = []
  for (let tries = 4; tries > 0; tries--) {
    recorder.take()
    await visitor.get(path)
    const calls = recorder.take()
    if (inARow(calls) <= 2) return []
    names = calls.map(({ call }) => call)
  }
  return names
}

describe('the first view', () => {
  it('brings styles, letters and scripts in three quarters of what it may weigh', () => {
    expect(assets).toBeGreaterThan(30_000)
    expect(assets).toBeLessThan(0.75 * most)
  })
})

describe.each(rooms)('$name', ({ make, states }) => {
  beforeAll(() => make(pages), 120_000)

  it.each(states.filter(({ away }) => !away))('costs little: $name', async ({ who, path }) => {
    const visitor = await visitorOf(who)
    const calls = await leastInARow(visitor, path())
    const bytes = assets + (await pageBytes(path(), visitor))
    expect({ path: path(), inARow: calls }).toEqual({ path: path(), inARow: [] })
    expect(bytes).toBeLessThan(most)
  })
})
