import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import type { Anything } from '../run/caller.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { anna } from '../run/visits.ts'
import { comes, enter, isLive, ways } from './ways.ts'

const requests = '/v1/disclosure-requests'
const text = 'Min datter bor på Hemmeligvej 4. Hilsen til Nils Kjær.\nMin datter ringer.'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [visit = ''] = await pages.house.book({})
  const { body } = await pages.as('anna').cancel(visit)
  await pages.as('anna').post(`/v1/threads/${body.threadId}/messages`, { text })
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const at = (path: string, way?: (typeof ways)[number][1]) =>
  enter({ browser, pages }, ['lone', path], way)
const ask = async (wish: object = {}): Promise<Anything> =>
  (await pages.as('anna').post(requests, { type: 'party', ...wish })).body
const submit = (page: Page) => page.click('main .form button.button-primary')
const read = (page: Page, part = 'main') => page.innerText(part)
const card = '.thing:has-text("Hemmeligvej")'

describe('answering a request', () => {
  it.each(ways)('goes from the list to what the applicant may fetch, %s', async (_, way) => {
    const { id } = await ask()
    const { page, complaints, close } = await at('/aktindsigter', way)
    await page.click(`#anmodning-${id} a`)
    await page.click('main .actions .button-primary')
    await page.click(`${card} .actions a`)
    await page.fill('#ord', 'Hemmeligvej 4')
    await page.selectOption('#basis', 'forvaltningsloven-15b')
    await page.fill('#reason', 'Hensyn til datteren')
    await submit(page)
    const gap = { da: 'undtaget', en: 'withheld' }[way.language]
    expect(await read(page, '.alert-success')).toBeTruthy()
    await page.goto(`/aktindsigter/${id}/vis`)
    const shown = await read(page, 'ol.entries li:has-text("Min datter")')
    expect(shown).toContain(`Min datter bor på ${gap}. Hilsen til ${gap}.`)
    expect(shown).toContain('forvaltningsloven § 15 b')
    expect(await page.content()).not.toMatch(/Hemmeligvej|Nils|Hensyn til datteren/)
    await page.goto(`/aktindsigter/${id}/afgoerelse`)
    await page.check('input[value="partly-granted"]')
    await submit(page)
    expect(await page.inputValue('#text')).toContain('forvaltningsloven § 9')
    await page.fill('#text', 'Du får det meste. Din datters adresse er undtaget.')
    await submit(page)
    expect(new URL(page.url()).search).toBe('?gjort=afgjort')
    const ready = { da: 'Pakke 1 er klar', en: 'Package 1 is ready' }[way.language]
    await comes(page.locator('#pakke-1', { hasText: ready }), way.javaScriptEnabled)
    expect((await pages.as('anna').get(`${requests}/${id}`)).body).toMatchObject({
      status: 'handed-out',
      decisions: [{ text: 'Du får det meste. Din datters adresse er undtaget.' }],
    })
    expect(complaints).toEqual([])
    await close()
  })

  it('comes back with what was typed while something is left in brackets', async () => {
    const { id } = await ask()
    const { page, close } = await at(`/aktindsigter/${id}/afgoerelse`)
    await submit(page)
    expect(await read(page, '.errors')).toContain('Vælg, hvad afgørelsen er')
    await page.check('input[value="refused"]')
    await page.check('input[name="final"][value="nej"]')
    await submit(page)
    expect(await read(page, '.errors')).toContain('Et afslag gælder det hele')
    await page.check('input[name="final"][value="ja"]')
    await submit(page)
    const letter = `Nej. ${await page.inputValue('#text')}`
    await page.fill('#text', letter)
    await submit(page)
    expect(await read(page, '.errors')).toContain('noget i klammer')
    expect(await page.inputValue('#text')).toBe(letter)
    expect((await pages.as('lone').get(`${requests}/${id}`)).body.decisions).toEqual([])
    await close()
  })

  it('puts the time off with a letter, and says why it can’t', async () => {
    const { id } = await ask()
    const { page, close } = await at(`/aktindsigter/${id}/frist`)
    await submit(page)
    expect(await read(page, '.errors')).toContain('Vælg en dag')
    await page.fill('#dueBy', inDays(200))
    await page.fill('#reason', 'Sagen er stor.')
    await submit(page)
    expect(await read(page, '.errors')).toContain('ikke senere, end loven tillader')
    expect(await page.inputValue('#reason')).toBe('Sagen er stor.')
    await page.fill('#dueBy', inDays(20))
    await submit(page)
    expect(await read(page)).toContain('Fristbrevet er sendt')
    const { body } = await pages.as('lone').get(`${requests}/${id}`)
    expect(body).toMatchObject({ extension: { reason: 'Sagen er stor.' } })
    expect(await danishClock(body.dueBy)).toBe(`${inDays(20)} 23:59`)
    await close()
  })

  const inDays = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  async function danishClock(instant: string): Promise<string> {
    const sql = `select to_char(cast($1 as timestamptz) at time zone 'Europe/Copenhagen',
      'YYYY-MM-DD HH24:MI') as text`
    return (await pages.house.db.sql<{ text: string }>(sql, [instant]))[0]?.text ?? ''
  }
})

describe('the list of requests', () => {
  it('has what is late first, and says so in words', async () => {
    const late = await ask()
    await ask()
    await pages.house.db.sql(
      `update disclosure_requests set due_by = now() - interval '3 days' where id = $1`,
      [late.id],
    )
    const { page, close } = await at('/aktindsigter')
    const first = await read(page, '.things > li:first-child')
    expect(first).toContain('Fristen er overskredet')
    expect(first).toContain('For 3 dage siden')
    expect(await page.getAttribute('.things > li:first-child', 'id')).toBe(`anmodning-${late.id}`)
    await close()
  })

  it('is of those that are open, or of another status that is chosen, page by page', async () => {
    const refused = await ask()
    const decision = { outcome: 'refused', text: 'Der er intet.' }
    await pages.as('lone').post(`${requests}/${refused.id}/decision`, decision)
    for (let left = 21; left > 0; left--) await ask()
    const { page, close } = await at('/aktindsigter', { language: 'da', javaScriptEnabled: false })
    expect(await page.locator(`#anmodning-${refused.id}`).count()).toBe(0)
    expect(await page.locator('.things > li').count()).toBe(20)
    const seen = await page.getAttribute('.things > li', 'id')
    await page.click('text=Vis flere')
    await page.waitForLoadState()
    expect(await page.locator(`#${seen}`).count()).toBe(0)
    await page.selectOption('#status', 'refused')
    await page.click('.filters button')
    await page.waitForSelector(`#anmodning-${refused.id}`)
    await close()
  })

  it('shows a new one as it comes', async () => {
    const visitor = await at('/aktindsigter?status=withdrawn')
    await isLive(visitor)
    const { id } = await ask()
    await pages.as('anna').post(`${requests}/${id}/withdrawal`)
    await visitor.page.waitForSelector(`#anmodning-${id}`)
    await visitor.close()
  })
})

describe('a request of somebody else', () => {
  it.each(ways)('is written down, looked through, decided and fetched, %s', async (_, way) => {
    const { page, complaints, close } = await at(`/opslag/${anna}`, way)
    await page.click('main .actions a')
    expect(await page.inputValue('#citizenId')).toBe(anna)
    await page.fill('#applicantName', 'Avisen Prøveby')
    await submit(page)
    const [, id] = /aktindsigter\/([0-9a-f-]{36})/.exec(page.url()) ?? []
    await page.click('main .actions .button-primary')
    const unseen = { da: 'Ingen har set på posten', en: 'Nobody has looked at the entry' }
    expect(await read(page, card)).toContain(unseen[way.language])
    await page.click(`${card} form button`)
    expect(await read(page, card)).not.toContain(unseen[way.language])
    expect(new URL(page.url()).hash).toMatch(/^#post-\d+$/)
    await page.goto(`/aktindsigter/${id}/vis`)
    expect(await read(page, 'ol.entries')).toContain('Hemmeligvej')
    await pages
      .as('lone')
      .post(`${requests}/${id}/decision`, { outcome: 'granted', text: 'I får det.' })
    await page.goto(`/aktindsigter/${id}`)
    const link = page.locator('#pakke-1 a[download]')
    await comes(link, way.javaScriptEnabled)
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('aktindsigt-1.zip')
    expect(await download.failure()).toBeNull()
    expect(complaints).toEqual([])
    await close()
  })

  it('needs a citizen and a name', async () => {
    const { page, close } = await at('/aktindsigter/ny')
    await submit(page)
    const faults = await read(page, '.errors')
    expect(faults).toContain('Skriv borgerens nummer')
    expect(faults).toContain('Skriv, hvem der beder om det')
    await page.fill('#citizenId', '00000000-0000-7000-8000-000000000000')
    await page.fill('#applicantName', 'Avisen')
    await submit(page)
    expect(await read(page, '.errors')).toContain('Der er ingen borger med det nummer')
    expect(await page.inputValue('#applicantName')).toBe('Avisen')
    await close()
  })

  it('is closed when it is taken back', async () => {
    const wish = { type: 'public', citizenId: anna, applicantName: 'Avisen' }
    const { id } = (await pages.as('lone').post(requests, wish)).body
    const { page, close } = await at(`/aktindsigter/${id}`)
    await page.click('text=Ansøgeren har trukket anmodningen tilbage')
    await submit(page)
    expect(await read(page)).toContain('Anmodningen er trukket tilbage')
    expect((await pages.as('lone').get(`${requests}/${id}`)).body.status).toBe('withdrawn')
    await close()
  })
})
