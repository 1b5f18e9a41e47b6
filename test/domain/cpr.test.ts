import { describe, expect, it } from '@jest/globals'
import { shownCpr } from '../../domain/cpr.ts'

describe('a CPR number', () => {
  it('is shown as the day of birth', () => expect(shownCpr('2512489996')).toBe('251248-xxxx'))

  it('is not shown where it is not known', () => expect(shownCpr(null)).toBeNull())
})
