/** The ways in which a journey is made: in both languages, with JavaScript and without. */
import type { Browser, Locator } from 'playwright-core'
import { type Visitor, visit } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import type { TestPages } from '../run/pages.ts'

export interface Way {
  language: 'da' | 'en'
  javaScriptEnabled: boolean
}

export const ways: [string, Way][] = [
  ['in Danish', { language: 'da', javaScriptEnabled: true }],
  ['in Danish, without JavaScript', { language: 'da', javaScriptEnabled: false }],
  ['in English', { language: 'en', javaScriptEnabled: true }],
  ['in English, without JavaScript', { language: 'en', javaScriptEnabled: false }],
]

const first: Way = { language: 'da', javaScriptEnabled: true }

/** Someone who has signed in and come to that page. */
export async function enter(
  { browser, pages }: { browser: Browser; pages: TestPages },
  [persona, path]: [string, string],
  { language, javaScriptEnabled }: Way = first,
): Promise<Visitor> {
  const visitor = await visit(browser, pages.url, { javaScriptEnabled })
  const other = `/sprog?til=${language}&retur=${encodeURIComponent(path)}`
  await visitor.signIn(persona, other)
  return visitor
}

/** The stream of events is open: what happens from now on is shown as it happens. */
export async function isLive({ page }: Visitor): Promise<void> {
  await page.waitForSelector('#hint[data-state="open"]', { state: 'attached' })
}

/** Waits until it is there: by itself, or where nothing is live, when the page is loaded again. */
export async function comes(there: Locator, live: boolean): Promise<void> {
  const page = there.page()
  const look = async () => {
    // a page that is only just arriving can't be loaded again
    await page.waitForLoadState()
    if ((await there.count()) === 0) await page.reload()
    return there.count()
  }
  if (!live) await eventually(look, (found) => found > 0)
  await there.waitFor({ timeout: 30_000 })
}
