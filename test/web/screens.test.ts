/** The pictures of the README. RENEW_SCREENS=1 npm test -- test/web/screens takes them anew. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { openBrowser, type Visitor, visit } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { anna, syd } from '../run/visits.ts'

const folder = new URL('../../docs/screens/', import.meta.url)
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const large = { viewport: { width: 1100, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }

interface Made {
  next: string
  cancellation: string
  thread: string
  task: string
  disclosure: string
}

interface Screen {
  name: string
  who: string
  options?: BrowserContextOptions
  path(made: Made): string
}

const screens: Screen[] = [
  { name: 'appointments', who: 'anna', path: () => '/aftaler' },
  { name: 'cancelling', who: 'anna', path: ({ next }) => `/aftaler/${next}/aflys` },
  {
    name: 'receipt',
    who: 'anna',
    path: ({ cancellation }) => `/aflysninger/${cancellation}/kvittering`,
  },
  {
    name: 'chat-on-a-phone',
    who: 'anna',
    options: phone,
    path: ({ thread }) => `/kontakt/${thread}`,
  },
  { name: 'tasks', who: 'eva', path: () => '/opgaver' },
  { name: 'task', who: 'eva', path: ({ task }) => `/opgaver/${task}` },
  { name: 'citizen', who: 'eva', path: () => `/borgere/${anna}` },
  { name: 'disclosure', who: 'lone', path: ({ disclosure }) => `/aktindsigter/${disclosure}` },
  { name: 'operations', who: 'otto', path: () => '/drift' },
]

describe('the README', () => {
  it('shows each picture, and each is there', () => {
    const shown = [...readme.matchAll(/docs\/screens\/([\w-]+)\.png/g)].map(([, name]) => name)
    expect([...new Set(shown)].sort()).toEqual(screens.map(({ name }) => name).sort())
    expect(existsSync(folder) && readdirSync(folder).sort()).toEqual(
      screens.map(({ name }) => `${name}.png`).sort(),
    )
  })
})

// nothing to try otherwise: each page has tests of its own
if (process.env.RENEW_SCREENS === '1')
  describe('the pictures', () => {
    let pages: TestPages
    let browser: Browser
    let made: Made
    beforeAll(async () => {
      pages = await openTestPages()
      browser = await openBrowser()
      made = await makeWorld(pages)
      mkdirSync(folder, { recursive: true })
    })
    afterAll(async () => {
      await browser?.close()
      await pages?.close()
    })

    it.each(screens)('of $name', async ({ name, who, path, options = large }) => {
      const visitor: Visitor = await visit(browser, pages.url, options)
      await visitor.signIn(who, path(made))
      await visitor.page.waitForLoadState('networkidle').catch(() => undefined)
      await visitor.page.screenshot({ path: new URL(`${name}.png`, folder).pathname })
      await visitor.close()
    })
  })

async function makeWorld({ house, as }: TestPages): Promise<Made> {
  const morning = (days: number) =>
    new Date(new Date().setUTCHours(8 + days * 24, 0, 0, 0)).toISOString()
  const types = ['personal-care', 'cleaning', 'nursing', 'training']
  const coming = types.map((appointmentTypeCode, index) => ({
    ...{ appointmentTypeCode, startsAt: morning(index + 2) },
    ...(index === 3 && { organisationId: syd }),
  }))
  const [wish = '', next = '', , other = ''] = await house.book(...coming)
  const cancel = (id: string, text: string) => as('anna').cancel(id, { reasonCode: 'other', text })
  const { body } = await cancel(wish, 'Jeg er hos min datter til på lørdag.')
  await cancel(other, 'Jeg er hos min datter til på lørdag. Kan vi flytte træningen?')
  const write = (who: string, text: string) =>
    as(who).post(`/v1/threads/${body.threadId}/messages`, { text })
  await write('eva', 'Tak, det er noteret. Skal vi komme mandag i stedet?')
  await write('anna', 'Ja tak, gerne om formiddagen.')
  const { body: asked } = await as('anna').post('/v1/disclosure-requests', { type: 'party' })
  await eventually(
    () => as('lone').get(`/v1/disclosure-requests/${asked.id}/entries`),
    ({ status, body: { items } }) => status === 200 && items.length > 3,
  )
  return {
    next,
    cancellation: body.id,
    thread: body.threadId,
    task: body.taskId,
    disclosure: asked.id,
  }
}
