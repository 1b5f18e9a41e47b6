import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { howToCheck } from '../../package/how-to-check.ts'
import { fullBook } from './cases.ts'

const { head } = fullBook
const text = Buffer.from(howToCheck(head)).toString('utf8')

describe('how-to-check.txt', () => {
  it('fits on a page in any window', () => {
    const lines = text.split('\n')
    expect(lines.filter((line) => [...line].length > 78)).toEqual([])
    expect(lines.length).toBeLessThan(80)
    expect(text).not.toMatch(/[\r\t]/)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('says in both languages with what to compare', () => {
    const key = Buffer.from(head.checkpoint.publicKey, 'base64')
    const fingerprint = createHash('sha256').update(key).digest('hex')
    const [danish, english] = text.split('-'.repeat(78))
    for (const part of [danish, english]) {
      expect(part).toContain('/v1/checkpoints/4711')
      expect(part?.replaceAll(/\s/g, '')).toContain(fingerprint)
      expect(part).toContain('verifier/verify.html')
    }
    expect(danish).toContain('20. januar 2026 kl. 00.00')
  })
})
