import { describe, expect, it } from '@jest/globals'
import type { Book } from '../../package/book.ts'
import { indexPdf } from '../../package/pdf.ts'
import { makeBook } from './book.ts'
import { emptyBook, fullBook } from './cases.ts'
import { bytesOf, openPdf, textOfPdf } from './written.ts'

const plain = (await bytesOf(indexPdf(fullBook, { compress: false }))).toString('latin1')
const full = await openPdf(await bytesOf(indexPdf(fullBook)))

interface Node {
  role?: string
  children?: Node[]
}

async function structureOf(pdf: typeof full): Promise<Node[]> {
  const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1))
  const trees = await Promise.all(pages.map(async (page) => (await page).getStructTree()))
  return trees.flatMap((tree) => flatten(tree as Node))
}

function flatten(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(flatten)]
}

async function shown(text: string): Promise<string> {
  const pdf = await openPdf(await bytesOf(indexPdf(makeBook({ entries: [{ text }] }))))
  const said = await textOfPdf(pdf)
  return said.match(/message, 16\. januar 2026 kl\. 10\.00\s(.*?)\sHvem har set/s)?.[1] ?? said
}

describe('index.pdf as PDF/UA-1', () => {
  it('says that it is, has a language, and shows its title', async () => {
    expect(plain).toMatch(/^%PDF-1\.7/)
    expect(plain).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(plain).toContain('/Lang (da-DK)')
    expect(plain).toContain('/Marked true')
    expect(plain).toContain('/DisplayDocTitle true')
    const { info, metadata } = await full.getMetadata()
    expect(info).toMatchObject({ Title: 'Aktindsigt i borgerens journal' })
    expect(metadata?.get('dc:title')).toBe('Aktindsigt i borgerens journal')
  })

  it('has all that is drawn either in an element or as an artifact', () => {
    const contents = [...plain.matchAll(/stream\n(.*?)\nendstream/gs)]
      .map(([, body = '']) => body)
      .filter((body) => body.includes('BDC'))
    expect(contents.length).toBeGreaterThan(1)
    for (const body of contents) expect(drawnOutside(body)).toEqual([])
  })

  it('has headings in order, and lists and tables as they must be', async () => {
    const nodes = await structureOf(full)
    const levels = nodes.flatMap(({ role = '' }) => role.match(/^H(\d)$/)?.[1] ?? []).map(Number)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
    expect(childrenOf(nodes, 'L')).toEqual(['LI'])
    expect(childrenOf(nodes, 'LI')).toEqual(['LBody', 'Lbl'])
    expect(childrenOf(nodes, 'Table')).toEqual(['Caption', 'TR'])
    expect(childrenOf(nodes, 'TR')).toEqual(['TD', 'TH'])
    expect(plain.match(/\/S \/TH\b/g)).toHaveLength(
      plain.match(/\/Scope \/(Column|Row)/g)?.length ?? 0,
    )
  })

  it('has its fonts in it, with what each letter means', () => {
    const fonts = plain.match(/\/Subtype \/Type0/g)
    expect(fonts).toHaveLength(2)
    expect(plain.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(2)
    expect(plain.match(/\/ToUnicode \d+ 0 R/g)).toHaveLength(2)
    expect(plain).not.toMatch(/\/BaseFont \/Helvetica/)
  })

  it('has the tab order of its structure on each page', () => {
    const pages = plain.match(/\/Type \/Page\b/g)
    expect(plain.match(/\/Tabs \/S/g)).toHaveLength(pages?.length ?? 0)
  })

  it('says aloud where text is withheld, and only there', () => {
    expect(plain.match(/\/Span <<\n\/E \(her er tekst undtaget\)\n>> BDC/g)).toHaveLength(2)
  })

  it('has no name of a person in its metadata, which pdfkit does not escape', async () => {
    const name = '</rdf:li>]]><x>&'
    const written = await bytesOf(
      indexPdf(makeBook({ request: { citizen: { id: 'x', name } } }), { compress: false }),
    )
    expect(written.toString('latin1')).not.toContain(name)
    expect(await textOfPdf(await openPdf(written))).toContain(name)
  })
})

describe('the letters of index.pdf', () => {
  it.each([
    ['Danish and its neighbours', 'æøåÆØÅ éüß ćžłŞğ ấ Ωж → ✓ € – … •'],
    ['what looks like markup', '<b>&amp;</b> ]]> =1+1 (x) \\'],
  ])('are all there: %s', async (_name, text) => {
    expect(await shown(text)).toBe(text)
  })

  it.each([
    ['emoji', 'a 🤷 b', 'a � b'],
    ['scripts that run from right to left or join', 'مر של', '�� ��'],
    ['Chinese', '你好', '��'],
    ['what nobody sees', 'a\u200Bb\u202Ec\u0000d', 'a�b�c�d'],
    ['half of a pair', 'a\uD800b', 'a�b'],
    ['heaps of accents', `e${'\u0323'.repeat(50)}x`, 'ẹ\u0323\u0323\u0323\u0323�x'],
  ])('are replaced by a visible sign where they are not: %s', async (_name, text, expected) => {
    expect(await shown(text)).toBe(expected)
  })

  it('never come down to the sign for none', async () => {
    const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('')
    const written = await bytesOf(
      indexPdf(makeBook({ entries: [{ text: letters }] }), { compress: false }),
    )
    const drawn = [...written.toString('latin1').matchAll(/<([0-9a-f]+)> -?\d/g)]
    expect(drawn.length).toBeGreaterThan(100)
    const glyphs = drawn.flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    expect(glyphs).not.toContain('0000')
  })
})

describe('index.pdf', () => {
  it('has each chapter and each hundredth entry as a bookmark', async () => {
    const many = Array.from({ length: 205 }, () => ({ text: 'x', kind: 'Besked' }))
    const pdf = await openPdf(await bytesOf(indexPdf(makeBook({ entries: many }))))
    const outline = await pdf.getOutline()
    expect(outline.map(({ title }) => title)).toContain('Hvad er undtaget')
    const entries = outline.find(({ title }) => title === 'Journalposter')
    expect(entries?.items.map(({ title }) => title)).toEqual([
      'Fra nummer 1',
      'Fra nummer 101',
      'Fra nummer 201',
    ])
  })

  it.each([
    ['without a space', 'W'.repeat(50_000)],
    ['that no rule would break', '( '.repeat(25_000)],
    ['of line breaks', '\n'.repeat(20_000)],
    ['of marks without width', `e${'\u0301'.repeat(50_000)}`],
  ])('is made of a text of 50,000 letters %s without making others wait', async (_name, text) => {
    const begun = performance.now()
    await bytesOf(indexPdf(makeBook({ entries: [{ text }] })))
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('keeps a text that goes over pages in one element', async () => {
    const text = Array.from({ length: 200 }, (_, index) => `Linje ${index}.`).join('\n')
    expect((await shown(text)).replaceAll(/Side \d+\n/g, '')).toBe(text)
    const paragraphs = async (one: string) => {
      const book = makeBook({ entries: [{ text: one }] })
      const written = await bytesOf(indexPdf(book, { compress: false }))
      return written.toString('latin1').match(/\/S \/P\b/g)?.length
    }
    expect(await paragraphs(text)).toBe(await paragraphs('x'))
  })

  it.each<[string, Book]>([
    ['everything', fullBook],
    ['nothing', emptyBook],
  ])('is the same each time, byte by byte, with %s', async (_name, book) => {
    const [one, other] = [await bytesOf(indexPdf(book)), await bytesOf(indexPdf(book))]
    expect(one.equals(other)).toBe(true)
  })
})

function childrenOf(nodes: Node[], role: string): string[] {
  const children = nodes.filter((one) => one.role === role).flatMap((one) => one.children ?? [])
  return [...new Set(children.map((one) => one.role ?? 'text'))].sort()
}

/** Operators that draw while no marked content is open. */
function drawnOutside(body: string): string[] {
  let open = 0
  return body.split('\n').filter((line) => {
    if (/\bB(DC|MC)$/.test(line)) open += 1
    if (line === 'EMC') open -= 1
    return open === 0 && /\b(TJ|Tj|S|f|B|Do|sh)$/.test(line)
  })
}
