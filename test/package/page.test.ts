import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from '@jest/globals'
import type { Element } from 'jsdom'
import { indexHtml } from '../../package/page.ts'
import { makeBook } from './book.ts'
import { emptyBook, fullBook, hostile } from './cases.ts'
import { bytesOf, pageOf } from './written.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
/** jsdom paints nothing: contrast is reckoned below. */
const axeRun = `axe.run(document, { rules: { 'color-contrast': { enabled: false } } })`
const page = await pageOf(indexHtml(fullBook))
const { document } = page.window

function texts(selector: string, within: Element = document): string[] {
  return [...within.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '')
}

describe('index.html', () => {
  it.each([
    ['with everything', fullBook],
    ['with nothing', emptyBook],
  ])('has nothing that axe finds, %s', async (_name, book) => {
    const { window } = await pageOf(indexHtml(book))
    window.eval(axe)
    const found = (await window.eval(axeRun)) as { violations: { id: string }[] }
    expect(found.violations.map(({ id }) => id)).toEqual([])
  })

  it('allows its own style and nothing else', async () => {
    const html = (await bytesOf(indexHtml(fullBook))).toString('utf8')
    const style = html.match(/<style>(.*?)<\/style>/s)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'`)
    expect(texts('script, img, iframe, object, link, form')).toEqual([])
    const addresses = [...document.querySelectorAll('[href], [src]')]
    expect(addresses.filter((one) => !one.getAttribute('href')?.startsWith('#'))).toEqual([])
  })

  it('has no element and no attribute that a text brought', () => {
    const elements = [...document.querySelectorAll('*')]
    const names = new Set(elements.flatMap((one) => [...one.attributes].map(({ name }) => name)))
    expect([...names].filter((name) => /^(on|style)/.test(name))).toEqual([])
    expect(texts('b, img')).toEqual([])
    expect(texts('article')).toHaveLength(4 + hostile.length)
    expect(texts('article:nth-of-type(5) p[dir]')).toEqual([hostile[0]])
  })

  it('has headings in order, one of them first, and each link leads somewhere', () => {
    const levels = [...document.querySelectorAll('h1, h2, h3')].map((one) =>
      Number(one.localName[1]),
    )
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const link of document.querySelectorAll('a'))
      expect(ids).toContain(link.getAttribute('href')?.slice(1))
  })

  it('tells an entry with its number, Danish time, kind and who', () => {
    expect(texts('article:nth-of-type(2) h3')).toEqual(['2. Besked, 16. januar 2026 kl. 10.01'])
    expect(texts('article:nth-of-type(2) .by')).toEqual(['Hjemmepleje Nord · Eva Jensen'])
  })

  it('shows a gap as a gap only where text is withheld, and says so aloud', () => {
    const [partly, whole] = [2, 4].map((place) => `article:nth-of-type(${place})`)
    expect(texts(`${partly} mark .hidden`)).toEqual(Array(2).fill(' (her er tekst undtaget) '))
    expect(texts(`${partly} .withheld`)).toEqual([
      'Undtaget i denne post: Forvaltningslovens § 15, stk. 1 (2 tekststeder)',
    ])
    expect(texts(`${whole} mark`)).toEqual([])
    expect(texts(`${whole} p`)).toEqual(['Her skrev nogen selv […] i teksten.'])
  })

  it('says of a withheld entry by which law, and who applied it', () => {
    expect(texts('article:nth-of-type(3) p')).toEqual([
      'Denne post er undtaget: Forvaltningslovens § 12, stk. 1 (efter en regel, ikke af en medarbejder)',
    ])
  })

  it('adds up what is withheld, in a table whose cells have heads', () => {
    expect(texts('tbody tr').map((row) => row.trim())).toEqual([
      'Forvaltningslovens § 12, stk. 1Journalen, intern10',
      'Offentlighedslovens § 33Opslag10',
      'Forvaltningslovens § 15, stk. 1Journalen, dialog12',
    ])
    expect(texts('thead th[scope=col]')).toHaveLength(4)
    expect(texts('tbody th[scope=row]')).toHaveLength(3)
    expect(texts('caption')).toHaveLength(1)
  })

  it('says in a sentence what there is none of', async () => {
    const empty = await pageOf(indexHtml(emptyBook))
    const said = empty.window.document.querySelector('main')?.textContent
    expect(said).toContain('Der er ingen poster i journalen.')
    expect(said).toContain('Der er ikke registreret, at nogen har set oplysningerne.')
    expect(said).toContain('Intet er undtaget. Alle poster er vist helt.')
  })

  it('says what was decided, how to complain, and which checkpoint it stands on', () => {
    const said = document.querySelector('main')?.textContent
    for (const one of ['Rita Sørensen (repræsentant for borgeren)', 'Ankestyrelsen', '4711'])
      expect(said).toContain(one)
    expect(said).toContain('20. januar 2026 kl. 00.00')
  })

  it('has names of people as text, whatever they are', async () => {
    const name = '</title><script>x</script>'
    const book = makeBook({ request: { citizen: { id: 'x', name } } })
    const { window } = await pageOf(indexHtml(book))
    expect(window.document.querySelector('script')).toBeNull()
    expect(window.document.querySelector('title')?.textContent).toContain(name)
  })
})

describe('the colours of index.html', () => {
  const style = texts('style').join('')
  const [light = '', dark = ''] = [...style.matchAll(/:root \{(.*?)\}/gs)].map(
    ([, one = '']) => one,
  )

  it.each([
    ['light', light],
    ['dark', dark],
  ])('have a contrast of 7:1 or more for text, 3:1 for lines: %s', (_name, colours) => {
    const of = (name: string) => luminance(colours.match(`--${name}: #(\\w+)`)?.[1] ?? '')
    for (const paper of [of('paper'), of('soft')]) {
      for (const name of ['ink', 'quiet', 'link'])
        expect(contrast(of(name), paper)).toBeGreaterThanOrEqual(7)
      expect(contrast(of('line'), paper)).toBeGreaterThanOrEqual(3)
    }
  })
})

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
