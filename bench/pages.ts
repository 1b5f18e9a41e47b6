/**
 * `npx tsx bench/pages.ts`: what the pages take beside the API calls that they make, and when they are
 * first painted on a slow network (400 ms there and back, 400 kbit/s). On servers of its own.
 */
import type { Browser } from 'playwright-core'
import { openBrowser, type Visitor, visit } from '../test/run/browser.ts'
import { openTestPages, type TestPages } from '../test/run/pages.ts'
import { startRun } from '../test/run/servers.ts'
import { type HttpVisitor, visitPages } from '../test/run/visitor.ts'
import { rooms } from '../test/web/states/index.ts'
import { createEnding } from './ending.ts'
import { say } from './ledger-house.ts'
import { type PageTimes, watchTimes } from './page-times.ts'
import { median } from './statistics.ts'

const times = 15
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const ending = createEnding()

try {
  await startRun()
  ending.add(async () => globalThis.borgerdialogRun?.stop())
  const pages = await openTestPages()
  ending.add(pages.close)
  const server = watchTimes({ pages: pages.url, api: pages.house.url })
  say('Medians in ms: what the server took for the page, and while it waited for the API.\n')
  for (const room of rooms) {
    await room.make(pages)
    const seen = new Set<string>()
    for (const { who, path, away } of room.states) {
      const at = path()
      if (away || seen.has(at)) continue
      seen.add(at)
      const [whole, waited] = await timesOf(await signedIn(pages, who), at, server)
      const ratio = waited > 0 ? (whole / waited).toFixed(2) : '–'
      say(
        `${whole.toFixed(1).padStart(7)} ${waited.toFixed(1).padStart(7)} ${ratio.padStart(6)}  ${at}`,
      )
    }
  }
  const browser = await openBrowser()
  ending.add(() => browser.close())
  say('\nFirst paint in ms on a slow network: the first view, and the second.\n')
  for (const [who, at] of [
    ['anna', '/aftaler'],
    ['eva', '/opgaver'],
    [undefined, '/'],
  ] as const) {
    const [first, second] = await firstPaints(browser, { url: pages.url, who, at })
    say(`${first.toFixed(0).padStart(7)} ${second.toFixed(0).padStart(7)}  ${at}`)
  }
} finally {
  await ending.all()
}

async function signedIn(pages: TestPages, who: string | undefined): Promise<HttpVisitor> {
  const visitor = visitPages(pages.url)
  if (who) await visitor.signIn(who, { path: '/om' })
  return visitor
}

async function timesOf(visitor: HttpVisitor, path: string, { during }: PageTimes) {
  const wholes: number[] = []
  const waits: number[] = []
  for (let n = 0; n < times; n++) {
    const [whole, waited] = await during(() => visitor.get(path))
    wholes.push(whole)
    waits.push(waited)
  }
  return [median(wholes), median(waits)] as const
}

interface View {
  url: string
  who: string | undefined
  at: string
}

async function firstPaints(browser: Browser, { url, who, at }: View): Promise<[number, number]> {
  const visitor: Visitor = await visit(browser, url)
  if (who) await visitor.signIn(who, '/sprog')
  const { page } = visitor
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.clearBrowserCache')
  await session.send('Network.emulateNetworkConditions', slow)
  const painted = async () => {
    await page.goto(at)
    const entry = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`
    await page.waitForFunction(`(${entry}) > 0`)
    return page.evaluate<number>(entry)
  }
  const both: [number, number] = [await painted(), await painted()]
  await visitor.close()
  return both
}
