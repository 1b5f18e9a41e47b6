/** Debian's Chromium, driven by playwright-core; a browser that is not there is said so, not skipped. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

export function findChromium(path = process.env.PATH ?? ''): string {
  const places = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const found = places.find((place) => existsSync(place))
  if (found) return found
  throw new Error(
    'No Chromium on the PATH. Install it: apt-get update && apt-get install -y chromium',
  )
}

export function openBrowser(): Promise<Browser> {
  // root may not use Chromium's own sandbox, and nothing but our own pages is opened
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
}

export interface Visitor {
  page: Page
  /** What the page complained of; a test expects nothing. */
  complaints: string[]
  /** By the way through the identity provider. */
  signIn(persona: string, path?: string): Promise<void>
  close(): Promise<void>
}

/** Someone with a browser of their own: cookies and storage are shared with nobody. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, locale: 'da-DK', ...options })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (said) => {
    // what a status says is the test's own matter
    const status = /Failed to load resource/.test(said.text())
    if (said.type() === 'error' && !status) complaints.push(said.text())
  })
  return {
    page,
    complaints,
    async signIn(persona, path = '/') {
      await page.goto(`/log-ind?retur=${encodeURIComponent(path)}`)
      await page.click(`button[value="${persona}"]`)
      await page.waitForURL((now) => now.origin === url)
    },
    close: () => context.close(),
  }
}
