import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { BookEntry } from '../../package/book.ts'
import { entriesJson } from '../../package/entries.ts'
import { bookOf } from '../verifier/made-up-book.ts'
import { collected, filesOf } from '../verifier/made-up-package.ts'

const book = bookOf({ entries: 6, looks: 2, withheld: new Set([3]), partly: new Set([5]) })
const files = await filesOf(book)
const read = (name: string) => JSON.parse(String(files.get(name)))

describe('the files of a package', () => {
  it('are those of the format, the manifest and its signature last', () => {
    expect([...files.keys()]).toEqual([
      ...['checkpoint.json', 'completeness.json', 'entries.json', 'access-log.json'],
      ...['withheld.json', 'request.json', 'index.html', 'index.pdf', 'index.ods'],
      ...['how-to-check.txt', 'manifest.json', 'signature.json'],
    ])
  })

  it('stand in the manifest as they are', () => {
    for (const { name, size, sha256 } of read('manifest.json').files) {
      const bytes = files.get(name) ?? Buffer.alloc(0)
      expect([size, sha256]).toEqual([
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
      ])
    }
  })

  it('say in withheld.json what is not whole, and the sums', () => {
    const { entries, totals } = read('withheld.json')
    expect(entries).toMatchObject([
      { chain: 'record', number: 3, shown: 'withheld', parts: [{ passages: 0 }] },
      { chain: 'record', number: 5, shown: 'partly', parts: [{ passages: 1 }, { passages: 1 }] },
    ])
    const sums = totals.map((total: { [name: string]: unknown }) => {
      return [total.basis, total.class, total.entries, total.passages].join(' ')
    })
    expect(sums).toEqual(['internal dialogue 1 0', 'internal internal 1 1', 'others internal 1 1'])
  })

  it('never give away a salt or a content of what is withheld, whatever the book has', async () => {
    const given: BookEntry[] = []
    for await (const entry of book.entries()) {
      const secret = { content: { id: 'x', citizenId: 'x', at: 'x', text: 'SECRET' } }
      if (entry.shown === 'withheld') given.push({ ...entry, ...secret, salt: 'SECRET' })
      if (entry.shown === 'partly') given.push({ ...entry, salt: 'SECRET' })
    }
    const each = async function* () {
      yield* given
    }
    const text = String(await collected(entriesJson(each())))
    expect(given).toHaveLength(2)
    expect(text).not.toContain('SECRET')
    expect(text).not.toContain('"parts"')
  })

  it('have an empty array where there is nothing', async () => {
    const none = await filesOf(bookOf({ entries: 0, looks: 0 }))
    expect(JSON.parse(String(none.get('entries.json')))).toEqual([])
    expect(JSON.parse(String(none.get('withheld.json')))).toEqual({ entries: [], totals: [] })
  })
})
