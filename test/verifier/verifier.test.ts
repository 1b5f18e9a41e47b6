import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { accessPseudonym, mapProof } from '../../ledger/citizen-map.ts'
import { showPublicKey } from '../../ledger/keys.ts'
import { asText, tell } from '../../verifier/answer.js'
import { check } from '../../verifier/check.js'
import { inflate } from '../../verifier/inflate.js'
import { hashOf } from './chance.ts'
import { type BookWish, bookOf, ledgerFor } from './made-up-book.ts'
import { municipality } from './made-up-ledger.ts'
import { filesOf, zipped } from './made-up-package.ts'

const wish: BookWish = {
  entries: 41,
  looks: 12,
  withheld: new Set([3, 9, 41]),
  partly: new Set([5, 6, 20]),
}
const publicKey = showPublicKey(municipality.current.privateKey)
const spki = Buffer.from(publicKey, 'base64')
const fingerprint = createHash('sha256').update(spki).digest('hex')
const book = bookOf(wish)
const zip = await zipped(await filesOf(book))

describe('the verifier', () => {
  it('says yes to a genuine package, and what that does not prove, in Danish', async () => {
    const answer = await check(zip, { inflate })
    const text = asText(tell(answer, 'da'))
    expect(answer).toMatchObject({ ok: true })
    expect(text).toMatch(/Journalen: 41 poster, fra .* ingen mangler/)
    expect(text).toMatch(/Adgangsloggen: 12 poster/)
    expect(text).toMatch(/er uændret, siden det blev skrevet: 47 poster/)
    expect(text).toMatch(
      /Ikke bevist\n.*i 3 poster, som kun er vist delvis.\n.*3 poster, som er udeladt helt/,
    )
    expect(text).toMatch(
      /Forvaltningsloven § 15, stk. 1 \(others\), internal: 2 poster, 2 passager/,
    )
    expect(text).toContain(fingerprint)
    expect(text).toMatch(/Hvis nøglen er: ingen nøgle blev angivet/)
    expect(text.trim().split('\n').at(-1)).toMatch(/^JA: /)
  })

  it('says it in English', async () => {
    const text = asText(tell(await check(zip, { inflate }), 'en'))
    expect(text).toMatch(/The record: 41 entries, from .* none is missing/)
    expect(text.trim().split('\n').at(-1)).toMatch(/^YES: /)
  })

  it.each([
    ['base64', publicKey],
    ['a fingerprint', fingerprint],
    ['a fingerprint as it is printed', fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:')],
  ])('says whose key it is where it was given as %s', async (_, key) => {
    const text = asText(tell(await check(zip, { inflate, keys: [key] }), 'en'))
    expect(text).toContain('The keys are among those that you gave.')
    expect(text).not.toContain('Whose key it is')
  })

  it('compares the checkpoint with the one that was published, whatever comes with that', async () => {
    const whole = { ...book.head.checkpoint, leaves: [hashOf('a leaf')] }
    const published = Buffer.from(JSON.stringify(whole))
    const text = asText(tell(await check(zip, { inflate, published }), 'en'))
    expect(text).toContain('The checkpoint is the one that you have from elsewhere.')
    expect(text).not.toContain('was published')
  })

  it.each([
    { entries: 0, looks: 12 },
    { entries: 5, looks: 0 },
    { entries: 0, looks: 0 },
    { entries: 1, looks: 1 },
  ])('says yes to $entries entries and $looks looks', async (some) => {
    const answer = await check(await zipped(await filesOf(bookOf(some))), { inflate })
    expect(answer).toMatchObject({
      ok: true,
      facts: { record: { count: some.entries }, accessLog: { count: some.looks } },
    })
  })

  it.each([true, false])('says that nothing was there; another on the way: %s', async (another) => {
    const ledger = ledgerFor({ entries: 0, looks: 0 })
    const isSo = (of: string) => (mapProof(ledger.heads, of).found !== undefined) === another
    const citizen = Array.from({ length: 500 }, (_, n) => hashOf(`stranger ${n}`)).find(
      (one) => isSo(one) && isSo(accessPseudonym(one)),
    )
    expect(citizen).toBeDefined()
    const none = bookOf({ entries: 0, looks: 0, ...(citizen && { citizen }) }, ledger)
    expect(none.head.completeness.record.found !== null).toBe(another)
    const answer = await check(await zipped(await filesOf(none)), { inflate })
    expect(asText(tell(answer, 'en'))).toMatch(/The record is empty/)
    expect(answer.ok).toBe(true)
  })
})
