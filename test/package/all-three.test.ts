import { describe, expect, it } from '@jest/globals'
import type { Book, BookEntry } from '../../package/book.ts'
import { indexHtml } from '../../package/page.ts'
import { indexPdf } from '../../package/pdf.ts'
import { readLine } from '../../package/reading.ts'
import { indexOds } from '../../package/sheet.ts'
import { eventually } from '../run/eventually.ts'
import { makeBook } from './book.ts'
import { entries, fullBook, looks } from './cases.ts'
import { bytesOf, openPdf, pageOf, sheetsOf, textOfPdf } from './written.ts'

const writers = [
  ['page', indexHtml],
  ['PDF', indexPdf],
  ['sheet', indexOds],
] as const

const page = await pageOf(indexHtml(fullBook))
for (const one of page.window.document.querySelectorAll('.hidden')) one.textContent = ''
const pdf = await openPdf(await bytesOf(indexPdf(fullBook)))
const sheets = sheetsOf(await bytesOf(indexOds(fullBook)))
const said = {
  page: bare(page.window.document.querySelector('main')?.textContent ?? ''),
  pdf: bare((await textOfPdf(pdf)).replaceAll(/Side \d+\n/g, '')),
  sheet: bare([...sheets.values()].flat(2).join('\n')),
}

/** Without spaces, and with one sign for each letter that the PDF's fonts have not. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\uFE0F', '')
    .replaceAll(
      /[\p{Cf}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Emoji_Presentation}\p{Mn}]/gu,
      '�',
    )
    .replaceAll('ﬁ', 'fi')
    .replaceAll('ﬃ', 'ffi')
    .replaceAll(/\s/g, '')
}

async function* read(chain: AsyncIterable<BookEntry>) {
  for await (const entry of chain) yield readLine(entry)
}

describe('page, PDF and sheet', () => {
  it('say the same of each entry and each look', async () => {
    for (const chain of [fullBook.entries(), fullBook.looks()]) {
      for await (const { kind, when, who, organisation, runs, withheld } of read(chain)) {
        const texts = runs.map((run) => ('gap' in run ? '[…]' : run.text)).join('')
        for (const one of [when, who, organisation, texts, ...withheld, kind]) {
          expect(said.page).toContain(bare(one))
          expect(said.pdf).toContain(bare(one))
          expect(said.sheet).toContain(bare(one))
        }
      }
    }
  })

  it('say the same, word by word, where they tell a story: page and PDF', () => {
    const pageEntries = said.page.slice(
      said.page.indexOf('Journalposter'),
      said.page.indexOf('4711'),
    )
    expect(pageEntries.length).toBeGreaterThan(500)
    const story = said.pdf.slice(said.pdf.indexOf('Journalposter'), said.pdf.indexOf('4711'))
    // the page's list numbers are the browser's, the PDF writes a colon after a term
    const same = (text: string) => text.replaceAll(/[:.\d]/g, '')
    expect(same(story).split('�')).toEqual(same(pageEntries).split('�'))
  })

  it.each(writers)('read both chains once and to the end: %s', async (_name, write) => {
    const { book, read } = watched()
    await bytesOf(write(book))
    expect(read).toEqual({ begun: 2, ended: 2, seen: entries.length + looks.length })
  })

  it.each(writers)('let go of the record where nobody takes the rest: %s', async (_name, write) => {
    const many = Array.from({ length: 3000 }, () => ({ text: 'ord '.repeat(100) }))
    const { book, read } = watched(makeBook({ entries: many }))
    for await (const piece of write(book)) if (piece.length > 0 && read.seen > 0) break
    expect(
      await eventually(
        async () => read.ended,
        (ended) => ended > 0,
      ),
    ).toBe(1)
    expect(read.begun).toBe(1)
    expect(read.seen).toBeLessThan(3000)
  })

  it.each(writers)(
    'fail where the record fails, and end nothing by halves: %s',
    async (_name, write) => {
      async function* broken(): AsyncGenerator<BookEntry> {
        yield* fullBook.entries()
        throw new Error('the database went away')
      }
      const book = { ...fullBook, entries: broken }
      await expect(bytesOf(write(book))).rejects.toThrow('the database went away')
    },
  )
})

function watched(book: Book = fullBook) {
  const read = { begun: 0, ended: 0, seen: 0 }
  async function* watch(chain: AsyncIterable<BookEntry>): AsyncGenerator<BookEntry> {
    read.begun += 1
    try {
      for await (const entry of chain) {
        read.seen += 1
        yield entry
      }
    } finally {
      read.ended += 1
    }
  }
  const looks = () => watch(book.looks())
  return { book: { ...book, entries: () => watch(book.entries()), looks }, read }
}
