import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { enter } from './ways.ts'

const requests = '/v1/disclosure-requests'
const text =
  'Min datter (Karen) bor på Åvej 4.\n\nKaren ringer. Er det Karen? <b>Nej</b> […] & "ja" 👩🏽‍⚕️'

let pages: TestPages
let browser: Browser
let entryId = ''
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [visit = ''] = await pages.house.book({})
  const { body } = await pages.as('anna').cancel(visit)
  await pages.as('anna').post(`/v1/threads/${body.threadId}/messages`, { text })
  const sql = `select id from record_entries where kind = 'message'`
  entryId = (await pages.house.db.sql<{ id: string }>(sql))[0]?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const withoutScript = { language: 'da', javaScriptEnabled: false } as const
/** A request of its own, with the entry open. */
async function atEntry(way?: Parameters<typeof enter>[2]) {
  const { id } = (await pages.as('anna').post(requests, { type: 'party' })).body
  const path = `/aktindsigter/${id}/poster/${entryId}`
  const visitor = await enter({ browser, pages }, ['lone', path], way)
  return { ...visitor, id, path }
}

async function withhold(page: Page, { words, which = '' }: { words: string; which?: string }) {
  await page.fill('#ord', words)
  await page.fill('#nummer', which)
  await page.selectOption('#basis', 'forvaltningsloven-15b')
  await page.fill('#reason', 'Hensyn til datteren')
  await page.click('.redact button')
}

/** What the applicant will read, and what is said of each part. */
async function shown(id: string): Promise<string | undefined> {
  const { items } = (await pages.as('lone').get(`${requests}/${id}/entries`)).body
  return items.find(({ entry }) => entry.id === entryId)?.text
}

describe('withholding words that are typed', () => {
  it('takes them where they stand, whatever signs are in them', async () => {
    const { page, id, close } = await atEntry(withoutScript)
    await withhold(page, { words: '<b>Nej</b> […] & "ja" 👩🏽‍⚕️' })
    expect(await shown(id)).toBe(`${text.slice(0, text.indexOf('<b>'))}[…]`)
    await close()
  })

  it('takes them over a line break, however that is written', async () => {
    const { page, id, close } = await atEntry(withoutScript)
    await withhold(page, { words: '  Åvej 4. Karen ringer.  ' })
    expect(await shown(id)).toContain('bor på […] Er det Karen?')
    await close()
  })

  it('asks which one where they stand more than once, and takes that one', async () => {
    const { page, id, close } = await atEntry(withoutScript)
    await withhold(page, { words: 'Karen' })
    expect(await page.innerText('.errors')).toContain('Ordene står 3 steder')
    expect(await page.inputValue('#reason')).toBe('Hensyn til datteren')
    await withhold(page, { words: 'Karen', which: '2' })
    expect(await shown(id)).toContain('(Karen) bor på Åvej 4.\n\n[…] ringer. Er det Karen?')
    await close()
  })

  it('takes all of them where that is asked for', async () => {
    const { page, id, close } = await atEntry(withoutScript)
    await withhold(page, { words: 'Karen', which: 'Alle' })
    expect(await shown(id)).toContain('([…]) bor på Åvej 4.\n\n[…] ringer. Er det […]?')
    expect(await page.locator('.things > li').count()).toBe(3)
    await close()
  })

  it('says it where they are not in the entry, or withheld already', async () => {
    const { page, close } = await atEntry(withoutScript)
    await withhold(page, { words: 'Kirsten' })
    expect(await page.innerText('.errors')).toContain('De ord står ikke i posten')
    await withhold(page, { words: 'Min datter' })
    await withhold(page, { words: 'datter (Karen)' })
    expect(await page.innerText('.errors')).toContain('allerede undtaget')
    await close()
  })
})

describe('withholding words that are marked', () => {
  const mark = (words: string, number: number) => `(() => {
    const node = document.getElementById('posten').firstChild
    let start = -1
    for (let left = ${number}; left > 0; left--)
      start = node.textContent.indexOf(${JSON.stringify(words)}, start + 1)
    getSelection().setBaseAndExtent(node, start, node, start + ${words.length})
    document.dispatchEvent(new PointerEvent('pointerup'))
  })()`

  it('fills in the fields that are there without JavaScript too', async () => {
    const { page, id, complaints, close } = await atEntry()
    await page.check('input[name="hvad"][value="hele"]')
    await page.evaluate(mark('Karen', 3))
    expect(await page.inputValue('#ord')).toBe('Karen')
    expect(await page.inputValue('#nummer')).toBe('3')
    expect(await page.innerText('[data-marked]')).toBe('Markeret: Karen')
    await page.selectOption('#basis', 'forvaltningsloven-15b')
    await page.fill('#reason', 'Hensyn til datteren')
    await page.click('.redact button')
    expect(await shown(id)).toContain('(Karen) bor på Åvej 4.\n\nKaren ringer. Er det […]?')
    expect(complaints).toEqual([])
    await close()
  })

  it('takes a whole paragraph with three clicks, and nothing beside the entry', async () => {
    const { page, id, close } = await atEntry()
    await page.click('#posten', { clickCount: 3, position: { x: 20, y: 10 } })
    expect(await page.inputValue('#ord')).toBe('Min datter (Karen) bor på Åvej 4.')
    await page.click('h1', { clickCount: 3 })
    expect(await page.inputValue('#ord')).toBe('Min datter (Karen) bor på Åvej 4.')
    await page.selectOption('#basis', 'forvaltningsloven-15b')
    await page.fill('#reason', 'Hensyn')
    await page.click('.redact button')
    expect(await shown(id)).toMatch(/^\[…\]\n\nKaren ringer/)
    await close()
  })
})

describe('withholding a whole entry, and showing it again', () => {
  it('leaves nothing of it but that it is there, until it is taken back', async () => {
    const { page, id, path, close } = await atEntry(withoutScript)
    await withhold(page, { words: 'Åvej 4' })
    await page.click('.redact >> text=Hele posten')
    await withhold(page, { words: '' })
    await page.goto(`/aktindsigter/${id}/vis`)
    expect(await page.innerText('ol.entries')).toContain('Denne post er undtaget')
    expect(await page.content()).not.toContain('Karen')
    await page.goto(path)
    expect(await page.locator('.redact').count()).toBe(0)
    await page.click('.things button')
    expect(await page.innerText('main')).toContain('Det bliver vist for ansøgeren')
    expect(await shown(id)).toBe(text)
    await close()
  })

  it('needs a law and a reason', async () => {
    const { page, close } = await atEntry(withoutScript)
    await page.click('.redact button')
    expect(await page.innerText('.errors')).toMatch(/Vælg en bestemmelse\s+Skriv, hvorfor/)
    expect(await page.locator('#basis option').allInnerTexts()).toEqual([
      'Vælg en bestemmelse',
      'Interne dokumenter (forvaltningsloven § 12)',
      'Afgørende hensyn til andres interesser (forvaltningsloven § 15 b)',
    ])
    await close()
  })
})

describe('two officers with the same entry', () => {
  it('do not overwrite each other, and what was typed is kept', async () => {
    const { page, id, path, close } = await atEntry(withoutScript)
    const other = await enter({ browser, pages }, ['lone', path], withoutScript)
    await withhold(other.page, { words: 'Åvej 4' })
    await withhold(page, { words: 'ringer' })
    expect(await page.innerText('.errors')).toContain('En anden har ændret det')
    expect(await page.inputValue('#ord')).toBe('ringer')
    expect(await page.innerText('.things')).toContain('Åvej 4')
    await page.click('.redact button')
    expect(await shown(id)).toContain('bor på […].\n\nKaren […].')
    await other.close()
    await close()
  })

  it('change nothing after the decision', async () => {
    const { page, id, path, close } = await atEntry(withoutScript)
    const decision = { outcome: 'refused', text: 'Der er intet.' }
    await pages.as('lone').post(`${requests}/${id}/decision`, decision)
    await withhold(page, { words: 'Åvej 4' })
    expect(await page.innerText('.errors')).toContain('venter ikke på en afgørelse')
    await page.goto(path)
    expect(await page.locator('.redact').count()).toBe(0)
    expect(await page.innerText('main')).toContain('kan ikke ændres nu')
    await close()
  })
})
