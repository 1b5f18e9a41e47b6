import { describe, expect, it } from '@jest/globals'
import { indexOds } from '../../package/sheet.ts'
import { makeBook } from './book.ts'
import { emptyBook, fullBook, hostile } from './cases.ts'
import { bytesOf, parseXml, sheetsOf, unzip } from './written.ts'

const ods = await bytesOf(indexOds(fullBook))
const files = unzip(ods)
const content = parseXml(files.find(({ name }) => name === 'content.xml')?.text ?? '')

describe('index.ods', () => {
  it('begins with what it is, uncompressed and with nothing in between', () => {
    expect(files[0]).toMatchObject({ name: 'mimetype', method: 0 })
    const begin = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'
    expect(ods.toString('latin1', 30, 30 + begin.length)).toBe(begin)
  })

  it('names in its manifest each file that it has', () => {
    const manifest = files.find(({ name }) => name === 'META-INF/manifest.xml')?.text ?? ''
    const named = [...parseXml(manifest).getElementsByTagName('manifest:file-entry')]
    const paths = named.map((one) => one.getAttribute('manifest:full-path'))
    const others = files
      .map(({ name }) => name)
      .filter((name) => !/^(mimetype|META-INF)/.test(name))
    expect(paths).toEqual(['/', ...others])
  })

  it('is well-formed in each of its files, whatever somebody wrote', () => {
    for (const { name, text } of files.slice(1)) expect(() => parseXml(text)).not.toThrow(name)
  })

  it('has a row for each entry under heads, and a cell for each thing', () => {
    const rows = sheetsOf(ods).get('Journal') ?? []
    expect(rows).toHaveLength(1 + 4 + hostile.length)
    expect(rows[0]?.slice(0, 3)).toEqual(['Nummer', 'Tidspunkt', 'Art'])
    expect(rows[2]).toEqual([
      '2',
      '16. januar 2026 kl. 10.01',
      'Besked',
      'Hjemmepleje Nord',
      'Eva Jensen',
      'Vi har talt med […], men […] kan ikke.',
      'Undtaget i denne post: Forvaltningslovens § 15, stk. 1 (2 tekststeder)',
    ])
    expect(content.getElementsByTagName('table:table-header-rows')).toHaveLength(4)
  })

  it('keeps line breaks, tabs and spaces', () => {
    const texts = (sheetsOf(ods).get('Journal') ?? []).map((row) => row[5])
    expect(texts).toContain('  indrykket\tmed tab\nny linje\nog en\n\n  til  ')
    const lines = [...content.getElementsByTagName('text:p')].map((line) => line.textContent)
    expect(lines.filter((line) => /[\n\t]| {2}/.test(line ?? ''))).toEqual([])
  })

  it('has no formula, and what looks like one as a text', () => {
    const cells = [...content.getElementsByTagName('table:table-cell')]
    expect(cells.filter((cell) => cell.getAttribute('table:formula') !== null)).toEqual([])
    const types = cells
      .filter((cell) => /^[=+\-@]/.test(cell.textContent ?? ''))
      .map((cell) => cell.getAttribute('office:value-type'))
    expect(types.length).toBeGreaterThan(0)
    expect(new Set(types)).toEqual(new Set(['string']))
  })

  it('has times as dates that can be sorted, in Danish time', () => {
    const book = makeBook({
      request: { timeline: [{ at: '2026-07-01T22:30:00.000Z', text: 'x' }] },
    })
    return bytesOf(indexOds(book)).then((bytes) => {
      const text = unzip(bytes).find(({ name }) => name === 'content.xml')?.text
      expect(text).toContain(
        'office:date-value="2026-07-02T00:30:00"><text:p>2. juli 2026 kl. 00.30<',
      )
    })
  })

  it('adds up what is withheld', () => {
    expect(sheetsOf(ods).get('Undtaget')?.slice(1)).toEqual([
      ['Forvaltningslovens § 12, stk. 1', 'Journalen, intern', '1', '0'],
      ['Offentlighedslovens § 33', 'Opslag', '1', '0'],
      ['Forvaltningslovens § 15, stk. 1', 'Journalen, dialog', '1', '2'],
    ])
  })

  it('says in a sentence what there is none of', async () => {
    const sheets = sheetsOf(await bytesOf(indexOds(emptyBook)))
    expect([...sheets.keys()]).toEqual(['Journal', 'Opslag', 'Undtaget', 'Anmodning'])
    expect(sheets.get('Journal')?.[1]).toEqual(['Der er ingen poster i journalen.'])
    expect(sheets.get('Undtaget')?.[1]).toEqual(['Intet er undtaget. Alle poster er vist helt.'])
  })
})
