import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { enter, isLive, ways } from './ways.ts'

const requests = '/v1/disclosure-requests'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const { sql } = pages.house.db
  await sql('update municipality set disclosure_four_eyes = true')
  await sql(`update employees set roles = '{records-officer}' where subject = 'sara'`)
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const at = (who: string, path: string, way?: (typeof ways)[number][1]) =>
  enter({ browser, pages }, [who, path], way)

async function proposed(): Promise<string> {
  const { id } = (await pages.as('anna').post(requests, { type: 'party' })).body
  const decision = { outcome: 'granted', text: 'Du får det hele.' }
  await pages.as('lone').post(`${requests}/${id}/decision`, decision)
  return id
}
const statusOf = async (id: string) => (await pages.as('anna').get(`${requests}/${id}`)).body.status

describe('a decision that two must see', () => {
  it.each(ways)('is approved by somebody else, %s', async (_, way) => {
    const id = await proposed()
    const sara = await at('sara', '/aktindsigter', way)
    const words = { da: 'venter på at blive godkendt', en: 'wait to be approved' }[way.language]
    expect(await sara.page.innerText('main .alert')).toContain(words)
    await sara.page.click('main .alert a')
    await sara.page.click(`#anmodning-${id} a`)
    expect(await sara.page.innerText('main section.first')).toContain('Du får det hele.')
    await sara.page.click('button[value="ja"]')
    expect(new URL(sara.page.url()).search).toBe('?gjort=godkendt')
    expect(['making', 'handed-out']).toContain(await statusOf(id))
    expect(sara.complaints).toEqual([])
    await sara.close()
  })

  it('is not approved by the one who made it, who may take it back', async () => {
    const id = await proposed()
    const { page, close } = await at('lone', `/aktindsigter/${id}`)
    expect(await page.innerText('main section.first')).toContain('En anden skal godkende den')
    expect(await page.locator('button[value="ja"]').count()).toBe(0)
    await page.click('button[value="nej"]')
    expect(await page.innerText('main')).toContain('Ansøgeren har ikke set den')
    expect(await page.innerText('main')).toContain('Sendt tilbage')
    expect(await statusOf(id)).toBe('open')
    await close()
  })

  it('is sent back by a colleague, and the other one sees it at once', async () => {
    const id = await proposed()
    const lone = await at('lone', `/aktindsigter/${id}`)
    await isLive(lone)
    const sara = await at('sara', `/aktindsigter/${id}`)
    await sara.page.click('button[value="nej"]')
    await lone.page.waitForSelector('#afgoerelse-1 >> text=Sendt tilbage')
    await sara.close()
    await lone.close()
  })

  it('says that it is decided already where two approve at once', async () => {
    const id = await proposed()
    const { page, close } = await at('sara', `/aktindsigter/${id}`, {
      ...{ language: 'da', javaScriptEnabled: false },
    })
    await pages.as('sara').post(`${requests}/${id}/approval`, { approved: false })
    await page.click('button[value="ja"]')
    expect(await page.innerText('.errors')).toContain('venter ikke på en afgørelse')
    await close()
  })
})

describe('a package in the making', () => {
  it('shows how far it is, and why it does not get on, as it happens', async () => {
    const id = await proposed()
    await pages.as('sara').post(`${requests}/${id}/approval`, { approved: true })
    const { page, close, ...lone } = await at('lone', `/aktindsigter/${id}`)
    await page.waitForSelector('#pakke-1 >> text=klar')
    await isLive({ page, close, ...lone })
    const change = (set: string) =>
      pages.house.db.sql(`update disclosure_packages set ${set} where request_id = $1`, [id])
    await change(`status = 'making', percent = 30, expires_at = null`)
    await page.waitForSelector('progress[value="30"]')
    expect(await page.innerText('#pakke-1')).toContain('30 procent')
    await change(`percent = 60, problem = 'disk-full'`)
    await page.waitForSelector('progress[value="60"]')
    expect(await page.innerText('#pakke-1')).toContain('der ikke er mere plads')
    await close()
  })
})
