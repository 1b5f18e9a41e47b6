import { describe, expect, it } from '@jest/globals'
import type { SeenLook } from '../../domain/access-log.ts'
import { tellLook } from '../../domain/access-words.ts'
import { FieldsClass, Purpose } from '../../schemas/access-log.ts'
import { aLook } from './people.ts'

const look: SeenLook = { ...aLook, name: null }
const toAnna = { isCitizen: true, isLooker: false, language: 'da' as const }
const tell = (more: Partial<SeenLook>, to = {}) =>
  tellLook({ ...look, ...more }, { ...toAnna, ...to })

describe('a look in words', () => {
  it.each([
    ['Hjemmepleje Nord så din chat, fordi de arbejder med din sag.', tell({})],
    [
      'Eva Lund fra Hjemmepleje Nord så borgerens chat, fordi de arbejder med borgerens sag.',
      tell({ name: 'Eva Lund' }, { isCitizen: false }),
    ],
    [
      "Eva Lund of Hjemmepleje Nord saw the citizen's chat, because they work with the citizen's case.",
      tell({ name: 'Eva Lund' }, { isCitizen: false, language: 'en' }),
    ],
    ['Kommunen så din chat, fordi de arbejder med din sag.', tell({ organisation: null })],
    [
      'Du så din journal.',
      tell({ actorKind: 'citizen', fields: 'record', purpose: 'own-case' }, { isLooker: true }),
    ],
    [
      'En værge så dine aftaler på dine vegne.',
      tell({
        actorKind: 'representative',
        role: 'guardian',
        fields: 'appointment',
        purpose: 'on-behalf',
      }),
    ],
    [
      'Our system saw your cancellation to tell those who must know.',
      tell(
        { actorKind: 'process', role: 'process', fields: 'cancellation', purpose: 'process' },
        { language: 'en' },
      ),
    ],
    [
      'Hjemmepleje Syd fik adgang til dine oplysninger uden at være en del af din sag. Begrundelsen står i din journal.',
      tell({ organisation: 'Hjemmepleje Syd', fields: 'break-glass', purpose: 'break-glass' }),
    ],
  ])('says: %s', (expected, told) => {
    expect(told).toBe(expected)
  })

  it('is there for all that can be seen and every purpose, in both languages', () => {
    for (const fields of FieldsClass.enum) {
      for (const purpose of Purpose.enum) {
        for (const language of ['da', 'en']) {
          expect(tell({ fields, purpose }, { language })).toMatch(/^[^{}]+\.$/)
          expect(tell({ fields, purpose }, { language, isCitizen: false })).toMatch(/^[^{}]+\.$/)
        }
      }
    }
  })
})
