import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import type { TestPages } from '../../run/pages.ts'
import { roomOf } from './state.ts'

const signIn = '/log-ind?retur=%2Fom'

async function beLow(page: Page): Promise<void> {
  await page.goto(signIn)
  await page.selectOption('#level', 'low')
  await page.click('button[value="anna"]')
}

/** Whom the identity provider knows, and the municipality does not. */
async function beUnknown(page: Page, { house }: TestPages): Promise<void> {
  await house.db.sql(`update employees set subject = 'away' where subject = 'nils'`)
  await page.goto(signIn)
  await page.click('button[value="nils"]')
  await house.db.sql(`update employees set subject = 'nils' where subject = 'away'`)
}

async function writeWish(page: Page): Promise<void> {
  await page.goto('/tidsoensker/nyt')
  await page.fill('#text', 'Helst om formiddagen.\nEller sidst på ugen.')
}
const send = (page: Page) =>
  page.click('main .form button.button-primary, main form .actions button')

async function comeBackToForm(page: Page, { clock }: TestPages): Promise<void> {
  await writeWish(page)
  clock.aheadMs = 31 * 60_000
  try {
    await send(page)
    await page.click('button[value="anna"]')
    await page.waitForURL(/fortsaet/)
  } finally {
    clock.aheadMs = 0
  }
}

async function signInBeside(page: Page, { url }: TestPages): Promise<void> {
  await writeWish(page)
  const beside = await page.context().newPage()
  await beside.goto(`${url}${signIn}`)
  await beside.click('button[value="anna"]')
  await beside.waitForURL(/\/om/)
  await beside.close()
  await send(page)
}

async function sendFromElsewhere(page: Page, { issuer, url }: TestPages): Promise<void> {
  await page.goto(`${issuer}/.well-known/openid-configuration`)
  const to = page.waitForURL(`${url}/log-af`)
  await page.evaluate(`
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: '${url}/log-af' })
    document.body.append(form)
    form.submit()`)
  await to
}

async function sendTooMuch(page: Page): Promise<void> {
  await writeWish(page)
  await page.evaluate(`
    const field = document.querySelector('#text')
    field.removeAttribute('maxlength')
    field.value = 'ø'.repeat(70_000)`)
  await send(page)
}

/** An API that answers what nobody understands. */
async function meetNonsense(page: Page, pages: TestPages): Promise<void> {
  const nonsense = createServer((_, response) => response.end('<p>Hello</p>'))
  await new Promise<void>((done) => nonsense.listen(0, '127.0.0.1', done))
  await pages.reopen({ apiUrl: `http://127.0.0.1:${(nonsense.address() as AddressInfo).port}` })
  await page.goto('/aftaler')
  nonsense.close()
  nonsense.closeAllConnections()
}

/** One visit, so that there is something to ask another time for. */
async function make(pages: TestPages): Promise<TestPages> {
  await pages.house.book({})
  return pages
}

/** Pages that need nobody, and those for when something is in the way. */
export const openRoom = roomOf('the door', make, [
  { name: 'the first page', path: () => '/' },
  { name: 'what this is', path: () => '/om' },
  { name: 'the accessibility statement', path: () => '/was' },
  { name: 'signed off', path: () => '/log-af' },
  { name: 'a page that is not there', path: () => '/findes-ikke', status: 404 },
  { name: 'signing in that failed', path: () => '/callback?error=access_denied', status: 400 },
  { name: 'signing in at a level that is too low', path: () => '/', step: beLow },
  { name: 'signing in as somebody unknown', path: () => '/', step: beUnknown },
  { name: 'a form of another site', path: () => '/', step: sendFromElsewhere },
  { name: 'another’s page', who: 'anna', path: () => '/aktindsigter', status: 404 },
  { name: 'a place that no list has', who: 'anna', path: () => '/journal?fra=x', status: 400 },
  { name: 'signing off everywhere', who: 'anna', path: () => '/log-af-alle-steder' },
  { name: 'nothing that waits', who: 'anna', path: () => '/fortsaet' },
  { name: 'a form that waited', who: 'anna', path: () => '/om', step: comeBackToForm },
  { name: 'a form of an earlier sign-in', who: 'anna', path: () => '/om', step: signInBeside },
  { name: 'a form that is too long', who: 'anna', path: () => '/om', step: sendTooMuch },
  {
    name: 'a page while the API is away',
    who: 'anna',
    path: () => '/om',
    away: true,
    step: (page) => page.goto('/aftaler'),
  },
  { name: 'a page that fails', who: 'anna', path: () => '/om', away: true, step: meetNonsense },
])
