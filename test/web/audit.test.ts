import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { audited } from '../run/audited.ts'
import { openBrowser } from '../run/browser.ts'
import { eventually } from '../run/eventually.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { enter, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
  const [visit = ''] = await pages.house.book({})
  await pages.as('anna').cancel(visit)
  const checkpoint = () => pages.house.db.sql<{ size: number }>('select size::int from checkpoints')
  await eventually(checkpoint, (rows) => rows.length > 0)
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const way = { language: 'da', javaScriptEnabled: false } as const

async function read(who = 'lone'): Promise<string> {
  const { page, close } = await enter({ browser, pages }, [who, '/revision'], way)
  const text = await page.innerText('main')
  await close()
  return text
}

describe('the state of the audit', () => {
  it('says that nothing has been checked before the first audit', async () => {
    const text = await read()
    expect(text).toContain('Journalen er ikke efterprøvet endnu.')
    expect(text).toContain('Intet af journalen er efterprøvet.')
    expect(text).toMatch(/Seneste kontrolpunkt\s+Nummer 1/)
  })

  it.each(ways)(
    'says when the record was last proven sound, and what is not yet, %s',
    async (_, how) => {
      await audited(pages.house, { entries: 0 })
      const { page, complaints, close } = await enter({ browser, pages }, ['lone', '/'], how)
      await page.goto('/revision')
      const words = {
        da: ['som den blev offentliggjort', 'kommet til efter den seneste efterprøvning'],
        en: ['as it was published', 'came after the latest check'],
      }[how.language]
      expect(await page.innerText('.alert-success')).toContain(words[0])
      expect(await page.innerText('main')).toContain(words[1])
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('says where the record is broken', async () => {
    const finding = { what: 'entry', leaf: 3, words: 'other content' }
    await audited(pages.house, { entries: 5, finding })
    const { page, close } = await enter({ browser, pages }, ['otto', '/revision'], way)
    expect(await page.innerText('.alert-error')).toContain('post nummer 3')
    expect(await page.innerText('main')).toContain(
      'Det, der kommer efter fejlen, er ikke efterprøvet.',
    )
    await close()
  })

  it.each(['eva', 'anna'])('is not there for %s', async (who) => {
    expect(await read(who)).toContain('Siden findes ikke')
  })
})
