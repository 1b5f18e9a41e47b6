import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Visitor, visit } from '../run/browser.ts'
import { freePort } from '../run/servers.ts'
import { faultsOf } from './accessible/faults.ts'
import { openPlace } from './place.ts'
import { rooms } from './states/index.ts'
import type { Shown } from './states/state.ts'

const place = openPlace()
const visitors = new Map<string | undefined, Visitor>()

/** Each signs in once. */
async function visitorOf(who: string | undefined): Promise<Visitor> {
  const known = visitors.get(who)
  if (known) return known
  const visitor = await visit(place.browser, place.pages.url)
  visitors.set(who, visitor)
  if (who) await visitor.signIn(who, '/om')
  return visitor
}

async function stand({ who, path, status, step, away }: Shown): Promise<Visitor> {
  const visitor = await visitorOf(who)
  await visitor.page.setViewportSize({ width: 1280, height: 900 })
  const answer = await visitor.page.goto(path())
  expect(answer?.status()).toBe(status)
  visitor.complaints.length = 0
  if (away) await place.pages.reopen({ apiUrl: `http://127.0.0.1:${await freePort()}` })
  await step(visitor.page)
  return visitor
}

/** For the next one the API is there again. */
async function leave({ away }: Shown): Promise<void> {
  if (away) await place.pages.reopen()
}

describe.each(rooms)('$name', ({ make, states }) => {
  beforeAll(() => make(place.pages), 120_000)

  it.each(states)('is for everyone: $name', async (state) => {
    try {
      const { page, complaints } = await stand(state)
      expect({ faults: await faultsOf(page), complaints }).toEqual({ faults: [], complaints: [] })
    } finally {
      await leave(state)
    }
  })
})

describe('the way past the menu', () => {
  it('leads to the content', async () => {
    const { page } = await visitorOf('anna')
    await page.goto('/aftaler')
    await page.keyboard.press('Tab')
    expect(await page.textContent(':focus')).toBe('Gå til indholdet')
    await page.keyboard.press('Enter')
    expect(await page.getAttribute(':focus', 'id')).toBe('indhold')
  })
})
