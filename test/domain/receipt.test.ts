import { describe, expect, it } from '@jest/globals'
import { errors } from '../../domain/errors.ts'
import { sayNext, stepWords } from '../../domain/receipt.ts'
import { StepName } from '../../schemas/cancellation.ts'

const nothing = { with: null, promisedAnswerBy: null, rejection: undefined }
const promised = { with: 'Hjemmepleje Nord', promisedAnswerBy: '2026-11-25T14:00:00.000Z' }

describe('what happens next', () => {
  it('tells of an accepted cancellation that nothing more need be done', () => {
    const matters = { ...nothing, status: 'accepted' as const }
    expect(sayNext(matters, 'da')).toBe(
      'Vi har modtaget din aflysning. Den bliver behandlet om et øjeblik. Du behøver ikke gøre mere.',
    )
    expect(sayNext(matters, 'en')).toBe(
      'We have received your cancellation. It will be handled in a moment. You need not do anything more.',
    )
  })

  it('tells of a completed cancellation who has it and when they answer', () => {
    const matters = { ...nothing, ...promised, status: 'completed' as const }
    expect(sayNext(matters, 'da')).toBe(
      'Besøget er aflyst. Hjemmepleje Nord har den; du hører senest onsdag den 25. november kl. 15.00.',
    )
    expect(sayNext(matters, 'en')).toMatch(
      /^The visit is cancelled\. Hjemmepleje Nord has it; you will hear by Wednesday,? 25 November at 15:00\.$/,
    )
  })

  it('promises no time where none is promised', () => {
    const matters = { ...nothing, status: 'completed' as const }
    expect(sayNext(matters, 'da')).toBe('Besøget er aflyst. Kommunen har din besked.')
    expect(sayNext(matters, 'en')).toBe(
      'The visit is cancelled. The municipality has your message.',
    )
  })

  it('tells of a rejected cancellation that the visit stands, and why', () => {
    const rejection = errors['appointment-changed'].detail
    const matters = { ...nothing, rejection, status: 'rejected' as const }
    expect(sayNext(matters, 'da')).toBe(`Besøget er ikke aflyst. ${rejection.da}`)
    expect(sayNext(matters, 'en')).toBe(`The visit is not cancelled. ${rejection.en}`)
    const unexplained = { ...matters, rejection: undefined }
    expect(sayNext(unexplained, 'da')).toBe('Besøget er ikke aflyst.')
    expect(sayNext(unexplained, 'en')).toBe('The visit is not cancelled.')
  })

  it('tells of a withdrawn cancellation whether the visit is booked again', () => {
    const matters = { ...nothing, ...promised, status: 'withdrawn' as const }
    const restored = { ...matters, restored: true }
    expect(sayNext(restored, 'da')).toBe('Du har fortrudt din aflysning. Besøget er booket igen.')
    expect(sayNext(restored, 'en')).toBe(
      'You have undone your cancellation. The visit is booked again.',
    )
    const given = { ...matters, restored: false }
    expect(sayNext(given, 'da')).toBe(
      'Du har fortrudt din aflysning, men tiden var ikke ledig længere. Aftal en ny tid med Hjemmepleje Nord.',
    )
    expect(sayNext({ ...given, with: null }, 'en')).toBe(
      'You have undone your cancellation, but the time was no longer free. Arrange a new time with the municipality.',
    )
  })
})

describe('a step on the receipt', () => {
  it.each([...StepName.enum])('%s is one sentence in each language, unlike all others', (name) => {
    const { da, en } = stepWords[name]
    expect(da).toMatch(/^\p{Lu}[^.]+\.$/u)
    expect(en).toMatch(/^\p{Lu}[^.]+\.$/u)
    const others = Object.values(stepWords).filter((words) => words !== stepWords[name])
    expect(others.map((words) => words.da)).not.toContain(da)
    expect(others.map((words) => words.en)).not.toContain(en)
  })
})
