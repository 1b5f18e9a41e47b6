import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Refusal } from '../../domain/errors.ts'
import { hasOtherLink, requireHttpsLinks } from '../../domain/link.ts'
import { daily, elsewhere } from './links.ts'

/** Those that are not disguised yet. */
const clear = elsewhere.filter((link) => !link.includes('&'))

describe('a text with a link', () => {
  it.each(daily)('is taken as people write it: %s', (text) => {
    expect(hasOtherLink(text)).toBe(false)
  })

  it.each(elsewhere)('is refused where it leads elsewhere than to https: %s', (text) => {
    expect(hasOtherLink(text)).toBe(true)
  })

  it('is taken whatever daily words stand beside each other', () => {
    const separator = fc.constantFrom(' ', '\n', '. ', ', ', '\n\n', ' - ', '! ')
    const words = fc.array(fc.tuple(fc.constantFrom(...daily), separator), { minLength: 1 })
    fc.assert(
      fc.property(words, (all) => {
        expect(hasOtherLink(all.flat().join(''))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused whatever stands around it, however its letters are disguised', () => {
    const around = fc.tuple(fc.constantFrom(...daily, ''), fc.constantFrom(...daily, ''))
    const disguise = fc.array(fc.constantFrom('as it is', 'upper', 'decimal', 'hex', 'invisible'), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.constantFrom(...clear), around, disguise, (link, [before, after], how) => {
        const disguised = [...link].map((letter, at) => dress(letter, how[at % how.length]))
        expect(hasOtherLink(`${before} ${disguised.join('')} ${after}`)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('of the longest size is read in no time', () => {
    const long = ['a', 'a.', '/', '//', '<a:', ']( ', '&#', 'j ', ' \n', 'a@', '\\', 'href= ', '.-']
    const begun = performance.now()
    for (const one of long) hasOtherLink(one.repeat(2000).slice(0, 2000))
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

/** The same letter, as a browser or a reader of Markdown still knows it. */
function dress(letter: string, how: string | undefined): string {
  const code = letter.codePointAt(0) ?? 0
  if (!/[a-z:/]/i.test(letter)) return letter
  if (how === 'upper') return letter.toUpperCase()
  if (how === 'decimal') return `&#${code};`
  if (how === 'hex') return `&#x0${code.toString(16)};`
  return how === 'invisible' ? `${letter}\u200d` : letter
}

describe('texts of one request', () => {
  it('are refused by their places, without what was written in them', () => {
    const texts = { '/title': 'Hej', '/text': 'ftp://example.dk', '/note': null }
    expect(() => requireHttpsLinks(texts)).toThrow(Refusal)
    try {
      requireHttpsLinks(texts)
    } catch (error) {
      const { code, details } = error as Refusal
      const errors = [{ pointer: '/text', detail: 'holds a link that is not https' }]
      expect({ code, details }).toEqual({ code: 'link-not-allowed', details: { errors } })
    }
  })
})
