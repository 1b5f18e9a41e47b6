import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestPages, type TestPages } from '../run/pages.ts'

let pages: TestPages
beforeAll(async () => {
  pages = await openTestPages()
})
afterAll(() => pages?.close())

const read = async (language = 'da') => {
  const headers = { Cookie: `__Host-sprog=${language}` }
  return (await fetch(`${pages.url}/was`, { headers })).text()
}

describe('the accessibility statement', () => {
  it('has the parts that the law asks for, for anybody, in both languages', async () => {
    const parts = {
      da: [
        'lov nr. 692',
        'overholder standarden',
        'uforholdsmæssig stor byrde',
        '27. november 2026',
      ],
      en: ['act no. 692', 'meet the standard', 'disproportionate burden', '27 November 2026'],
    }
    for (const language of ['da', 'en'] as const) {
      const page = await read(language)
      for (const part of parts[language]) expect(page).toContain(part)
      expect(page).toContain('Digitaliseringsstyrelsen')
      expect(page).toContain('href="https://digst.dk/')
    }
  })

  it('says whom to call and where to write, where the municipality has said so', async () => {
    const page = await read()
    expect(page).toContain('href="tel:70101000"')
    expect(page).toContain('href="mailto:borgerservice@example.dk"')
    await pages.reopen({ contact: { phone: '', email: '' } })
    expect(await read()).toContain('kommunes borgerservice')
    await pages.reopen()
  })
})
