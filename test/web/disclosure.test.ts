import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, isLive, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const requests = '/v1/disclosure-requests'
const ask = async (as = 'anna') => (await pages.as(as).post(requests, { type: 'party' })).body.id
const grant = (id: string) =>
  pages.as('lone').post(`${requests}/${id}/decision`, {
    ...{ outcome: 'granted', text: 'Du får aktindsigt i det hele.' },
  })

describe('aktindsigt', () => {
  it.each(ways)('is asked for in plain words, and followed, %s', async (name, way) => {
    const { page, complaints, close } = await enter(
      { browser, pages },
      ['anna', '/aktindsigt'],
      way,
    )
    const t = {
      da: {
        due: 'Du får svar senest',
        asked: 'Vi har din anmodning.',
        happened: 'forvaltningsloven § 9',
      },
      en: {
        due: 'You get an answer by',
        asked: 'We have your request.',
        happened: 'the Public Administration Act § 9',
      },
    }[way.language]
    await page.click('main .button-primary')
    expect(await page.isChecked('input[value=party]')).toBe(true)
    await page.fill('#text', `Beskeder fra marts. ${name}`)
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=bedt/)
    const shown = await page.textContent('main')
    for (const words of [t.due, t.asked, t.happened, name]) expect(shown).toContain(words)
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const { body } = await pages.as('anna').get(`${requests}/${id}`)
    expect(body).toMatchObject({
      type: 'party',
      status: 'open',
      text: `Beskeder fra marts. ${name}`,
    })
    expect(complaints).toEqual([])
    await close()
  })

  it('is granted, made while one looks, and fetched', async () => {
    const id = await ask()
    const visitor = await enter({ browser, pages }, ['anna', `/aktindsigt/${id}`])
    const { page, complaints, close } = visitor
    await isLive(visitor)
    await grant(id)
    const link = await page.waitForSelector('text=Hent pakken', { timeout: 40_000 })
    const shown = await page.textContent('main')
    expect(shown).toContain('Du får det hele.')
    expect(shown).toContain('Du kan klage over afgørelsen til Ankestyrelsen.')
    expect(shown).toContain('how-to-check.txt')
    expect(await faultsOf(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('aktindsigt-1.zip')
    const zip = await readFile(await download.path())
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
    // the end of a zip is its directory: nothing was cut off
    expect(zip.includes('PK\x05\x06')).toBe(true)
    expect(complaints).toEqual([])
    await close()
    const bent = await enter({ browser, pages }, ['bent', '/aktindsigt'])
    const others = await bent.page.goto(`/aktindsigt/${id}/pakke?del=1`)
    expect(others?.status()).toBe(404)
    await bent.close()
  })

  it('shows how far the package is, in words and as a bar', async () => {
    const id = await ask()
    await grant(id)
    const visitor = await enter({ browser, pages }, ['anna', `/aktindsigt/${id}`])
    const { page, close } = visitor
    await page.waitForSelector('text=Hent pakken', { timeout: 40_000 })
    const become = (state: string) =>
      pages.house.db.sql(`update disclosure_packages set ${state} where request_id = $1`, [id])
    await become(`status = 'making', percent = 40, expires_at = null`)
    await page.reload()
    expect(await page.textContent('#pakke-1')).toContain('Den er 40 procent færdig.')
    expect(await page.getAttribute('#pakke-1 progress', 'value')).toBe('40')
    expect(await faultsOf(page)).toEqual([])
    await become(`problem = 'keys-away'`)
    await page.reload()
    expect(await page.textContent('#pakke-1')).toContain('Vi prøver igen af os selv')
    await become(`status = 'expired', expires_at = now()`)
    await page.reload()
    expect(await page.textContent('#pakke-1')).toContain('Pakken kan ikke hentes længere.')
    await close()
  })

  it('tells by a letter that the answer is delayed, and why', async () => {
    const id = await ask()
    const { body, headers } = await pages.as('lone').get(`${requests}/${id}`)
    const later = new Date(new Date(body.dueBy).getTime() + 5 * 86_400_000).toISOString()
    const letter = { dueBy: later, reason: 'Sagen er stor, og vi skal spørge andre.' }
    const sent = await pages.as('lone').send('POST', `${requests}/${id}/extension`, {
      body: letter,
      headers: { 'If-Match': headers.get('ETag') ?? '' },
    })
    expect(sent.status).toBe(200)
    const { page, close } = await enter({ browser, pages }, ['anna', `/aktindsigt/${id}`])
    expect(await page.textContent('main')).toContain('Svaret bliver forsinket')
    expect(await page.textContent('main blockquote')).toBe(letter.reason)
    await close()
  })

  it.each(ways)('is taken back by whoever asked, %s', async (_, way) => {
    const id = await ask()
    const path = `/aktindsigt/${id}`
    const { page, close } = await enter({ browser, pages }, ['anna', path], way)
    await page.click(`a[href="${path}/traek-tilbage"]`)
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=trukket/)
    expect((await pages.as('anna').get(`${requests}/${id}`)).body.status).toBe('withdrawn')
    expect(await page.locator(`a[href="${path}/traek-tilbage"]`).count()).toBe(0)
    await close()
  })
})
