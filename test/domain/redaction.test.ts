import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { disclose, discloseLook, secretsOf } from '../../domain/disclosed.ts'
import { finderOf, gap, type Passage, whyNotWithhold, withhold } from '../../domain/redaction.ts'
import { bases, basesFor, lawOf } from '../../domain/withholding.ts'

const law = 'forvaltningsloven-15b'
const at = (start: number, end: number, automatic = false): Passage => ({
  ...{ start, end, automatic, basis: automatic ? 'staff-names' : law },
})
const text = 'Nils Kjær ringede til Anna på Fredensvej 9.'

describe('what is withheld of a text', () => {
  it('is a gap, told by its law and counted', () => {
    expect(withhold(text, [at(0, 9), at(30, 42)])).toEqual({
      shown: 'partly',
      text: `${gap} ringede til Anna på ${gap}.`,
      parts: [{ basis: law, law: lawOf(law), automatic: false, passages: 2 }],
    })
  })

  it('is one gap where two passages touch or overlap, told by the officer’s', () => {
    const { text: shown, parts } = withhold(text, [at(0, 9, true), at(0, 12)])
    expect(shown).toBe(`${gap}ngede til Anna på Fredensvej 9.`)
    expect(parts).toMatchObject([{ basis: law, automatic: false, passages: 1 }])
  })

  it('never leaves a letter of a passage, whatever the passages', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    const spans = fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { maxLength: 6 })
    fc.assert(
      fc.property(anyText, spans, (any, given) => {
        const passages = given
          .map(([a, b]) => [Math.min(a, b, any.length), Math.min(Math.max(a, b), any.length)])
          .flatMap(([start = 0, end = 0]) => (start < end ? [at(start, end)] : []))
        const kept = [...any.split('').keys()].filter(
          (n) => !passages.some(({ start, end }) => n >= start && n < end),
        )
        const left = kept.map((n) => any.charAt(n)).join('')
        const { text: shown, parts } = withhold(
          any.replaceAll(gap, ''),
          any.includes(gap) ? [] : passages,
        )
        if (any.includes(gap)) return
        expect(shown?.replaceAll(gap, '')).toBe(left)
        const gaps = (shown?.split(gap).length ?? 1) - 1
        expect(parts.reduce((sum, one) => sum + one.passages, 0)).toBe(gaps)
      }),
    )
  })
})

describe('what an officer may withhold', () => {
  const why = (parts: object[], type: 'party' | 'public' = 'party') =>
    whyNotWithhold(
      parts.map((part) => ({ basis: law, reason: 'Fordi', ...part })),
      { text: '👵 Anna', type },
    ).map(({ pointer, wrong }) => `${pointer} ${wrong}`)

  it.each<[string, object[], string[]]>([
    ['a passage', [{ start: 3, end: 7 }], []],
    ['the whole entry', [{}], []],
    ['nothing', [], []],
    ['a passage that ends before it begins', [{ start: 5, end: 5 }], ['/parts/0 place']],
    ['a passage beyond the end', [{ start: 5, end: 8 }], ['/parts/0 place']],
    ['half a character', [{ start: 1, end: 4 }], ['/parts/0 place']],
    ['a start without an end', [{ start: 1 }], ['/parts/0 place']],
    ['all and a passage', [{}, { start: 3, end: 7 }], ['/parts/0 place']],
    [
      'two that overlap',
      [
        { start: 3, end: 6 },
        { start: 5, end: 7 },
      ],
      ['/parts place'],
    ],
    ['by no law', [{ basis: 'fordi' }], ['/parts/0/basis basis']],
    [
      'by a law that holds against others only',
      [{ basis: 'offentlighedsloven-30' }],
      ['/parts/0/basis basis'],
    ],
  ])('is tried with %s', (_, parts, wrong) => {
    expect(why(parts)).toEqual(wrong)
  })

  it('has laws for every type of request, and no law for the party that holds against others only', () => {
    for (const type of ['health', 'party', 'gdpr', 'public'] as const)
      expect(basesFor(type).length).toBeGreaterThan(0)
    const forParty = ['health', 'party', 'gdpr'] as const
    const codes = forParty.flatMap((type) => basesFor(type).map(({ code }) => code))
    expect(codes.filter((code) => code.startsWith('offentlighedsloven'))).toEqual([])
    expect(Object.keys(bases).every((code) => lawOf(code) !== code)).toBe(true)
  })
})

describe('what is never told', () => {
  const people = {
    staff: new Map([
      ['1', { name: 'Nils Kjær', nameProtected: false }],
      ['2', { name: 'Eva Lund', nameProtected: true }],
    ]),
    addresses: ['Hemmeligvej 4, 8000 Aarhus C'],
    ownAddress: 'Fredensvej 9',
  }
  const told = (said: string, type: 'party' | 'public', showStaffNames: boolean) =>
    disclose(said, [], { type, secrets: secretsOf(people, { type, showStaffNames }) })

  it('is names of staff where they are not shown, in any case of letters and also with an ending', () => {
    const { text: shown, parts } = told('NILS KJÆRS vagt, og Eva Lund.', 'party', false)
    expect(shown).toBe(`${gap}S vagt, og ${gap}.`)
    expect(parts).toMatchObject([{ basis: 'staff-names', automatic: true, passages: 2 }])
  })

  it('is protected names alone where names are shown', () => {
    expect(told('Nils Kjær og Eva Lund', 'party', true).text).toBe(`Nils Kjær og ${gap}`)
  })

  it('is another’s protected address, and to others the citizen’s own', () => {
    const said = 'Fra hemmeligvej 4, 8000 Aarhus C til Fredensvej 9'
    expect(told(said, 'party', true).text).toBe(`Fra ${gap} til Fredensvej 9`)
    expect(told(said, 'public', true).text).toBe(`Fra ${gap} til ${gap}`)
  })

  it('is all of what nobody has looked at, where it is not asked for by the party', () => {
    const secrets = finderOf([])
    expect(disclose('x', undefined, { type: 'public', secrets })).toMatchObject({
      ...{
        shown: 'withheld',
        text: null,
        parts: [{ basis: 'offentlighedsloven-30', automatic: true }],
      },
    })
    expect(disclose('x', [], { type: 'public', secrets }).shown).toBe('whole')
    expect(disclose('x', undefined, { type: 'health', secrets }).shown).toBe('whole')
  })

  it('is found among ten thousand names as among one', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      secret: `Ole Nr${n}`,
      basis: 'staff-names' as const,
    }))
    expect(finderOf(many)('ole nr77 og Ole Nr9999s')).toMatchObject([
      { start: 0, end: 8 },
      { start: 12, end: 22 },
    ])
  })

  it('is a look that is too new, where the municipality waits with them', () => {
    const look = { at: '2026-11-27T10:00:00.000Z', actorKind: 'employee' }
    const until = (staffUntil: string | null) => discloseLook(look, { type: 'party', staffUntil })
    expect(until('2026-11-27T09:59:59.999Z')).toMatchObject({
      parts: [{ basis: 'access-log-delay' }],
    })
    expect(until('2026-11-27T10:00:00.000Z').shown).toBe('whole')
    expect(until(null).shown).toBe('whole')
  })
})
