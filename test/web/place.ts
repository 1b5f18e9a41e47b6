/** The pages and a browser for the tests of a file. */
import { afterAll, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, type Visitor } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { enter, type Way } from './ways.ts'

export interface Place {
  readonly pages: TestPages
  readonly browser: Browser
  /** Someone who has signed in and come to that page. */
  enter(persona: string, path: string, way?: Way): Promise<Visitor>
}

/** Pages and a browser for the tests of a file. */
export function openPlace(): Place {
  let pages: TestPages | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    pages = await openTestPages()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await pages?.close()
  })
  const place: Place = {
    get pages() {
      if (!pages) throw new Error('The pages are not open')
      return pages
    },
    get browser() {
      if (!browser) throw new Error('There is no browser')
      return browser
    },
    enter: (persona, path, way) => enter(place, [persona, path], way),
  }
  return place
}
