/** What a page that is fetched anew leaves alone: what is being written, and what was wrong with it. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { openPlace } from './place.ts'
import { isLive } from './ways.ts'

const place = openPlace()
const own = 'Jeg er midt i en sæt'
let threadId = ''
let taskId = ''
beforeAll(async () => {
  const [visitId = ''] = await place.pages.house.book({})
  const { body } = await place.pages.as('anna').cancel(visitId)
  threadId = body.threadId
  taskId = body.taskId
})

const write = (text: string) =>
  place.pages.as('eva').post(`/v1/threads/${threadId}/messages`, { text })

async function openForReplies(open: boolean): Promise<void> {
  const eva = place.pages.as('eva')
  const path = `/v1/threads/${threadId}/reply-permission`
  const { headers } = await eva.get(path)
  const change = { open, to: 'organisation', reason: 'Ferie' }
  await eva.put(path, change, headers.get('ETag') ?? '')
}

/** From now on the page has something more when it is fetched, as if it had come meanwhile. */
async function more(page: Page, change: (text: string) => string): Promise<void> {
  await page.route(
    (url) => url.href === page.url(),
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: change(await response.text()) })
    },
  )
}

const before = (what: RegExp) => (text: string) =>
  text.replace(what, (found) => `<div class="new"><p>Noget nyt</p></div>${found}`)

describe('what is being written', () => {
  it.each([
    ['something comes first on the page', /(?<=<main[^>]*>)/],
    ['something comes right before the form', /<form[^>]* data-once>(?=[\s\S]*id="text")/],
  ])('stays, and is still where one writes, when %s', async (_, where) => {
    const visitor = await place.enter('anna', `/kontakt/${threadId}`)
    const { page, close } = visitor
    await isLive(visitor)
    await more(page, before(where))
    await page.locator('#text').pressSequentially(own)
    await write('Vi kommer klokken ti.')
    await page.waitForSelector('text=Noget nyt')
    await page.keyboard.type('ning.')
    expect(await page.inputValue('#text')).toBe(`${own}ning.`)
    await page.unrouteAll({ behavior: 'wait' })
    await close()
  })

  it('stays when what stood before it is gone', async () => {
    const visitor = await place.enter('eva', `/opgaver/${taskId}`)
    const { page, close } = visitor
    await isLive(visitor)
    await more(page, (text) => text.replace(/<h1>.*?<\/h1>/s, ''))
    await page.locator('main textarea >> nth=0').pressSequentially(own)
    await write('Vi kommer klokken elleve.')
    await page.waitForSelector('h1', { state: 'detached' })
    await page.keyboard.type('ning.')
    expect(await page.inputValue('main textarea >> nth=0')).toBe(`${own}ning.`)
    await page.unrouteAll({ behavior: 'wait' })
    await close()
  })

  it('stays when the chat is closed for replies meanwhile, and what it says of that is shown', async () => {
    const visitor = await place.enter('anna', `/kontakt/${threadId}`)
    const { page, close } = visitor
    await isLive(visitor)
    await page.locator('#text').pressSequentially(own)
    await openForReplies(false)
    await page.waitForSelector('#skriv >> text=har lukket for svar')
    await page.keyboard.type('ning.')
    expect(await page.inputValue('#text')).toBe(`${own}ning.`)
    await openForReplies(true)
    await close()
  })
})

describe('what was wrong with a form', () => {
  it.each([
    ['anna', () => `/kontakt/${threadId}`, '#skriv form button'],
    ['eva', () => `/chats/${threadId}`, '#svar .button-primary'],
    ['eva', () => `/opgaver/${taskId}`, '#svar .button-primary'],
  ])(
    'is still said to %s when something happens, and what happens is shown',
    async (who, at, send) => {
      const visitor = await place.enter(who, at())
      const { page, close } = visitor
      await page.click(send)
      await page.waitForSelector('.errors:focus')
      await isLive(visitor)
      const text = `Vi kommer til ${new URL(page.url()).pathname}.`
      await write(text)
      await page.waitForSelector(`text=${text}`)
      expect(await page.locator('.errors:focus').count()).toBe(1)
      expect(await page.getAttribute('#text', 'aria-invalid')).toBe('true')
      await close()
    },
  )
})
