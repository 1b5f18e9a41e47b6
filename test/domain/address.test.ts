import { describe, expect, it } from '@jest/globals'
import { addressFor } from '../../domain/address.ts'

const address = 'Prøvevej 1, 9999 Prøveby'
const kept = { citizenId: 'anna', address, addressProtected: false }
const protectedOne = { ...kept, addressProtected: true }

describe('an address', () => {
  it('that is not protected is told to whoever has come so far', () => {
    for (const id of ['anna', 'eva']) {
      const told = addressFor({ id, language: 'da' }, kept)
      expect(told).toEqual({ text: address, protected: false, explanation: null })
    }
  })

  it('that is protected is told to the citizen, and that it is', () => {
    expect(addressFor({ id: 'anna', language: 'da' }, protectedOne)).toEqual({
      ...{ text: address, protected: true },
      explanation: 'Din adresse er beskyttet. Kun du kan se den her.',
    })
  })

  it.each(['eva', 'rita', ''])('that is protected is withheld from others: %p', (id) => {
    const told = { text: null, protected: true }
    expect(addressFor({ id, language: 'da' }, protectedOne)).toEqual({
      ...{ ...told, explanation: 'Adressebeskyttet' },
    })
    expect(addressFor({ id, language: 'en' }, protectedOne)).toEqual({
      ...{ ...told, explanation: 'Address protected' },
    })
  })
})
