import { describe, expect, it } from '@jest/globals'
import { errors } from '../../domain/errors.ts'
import { readText } from './compose-file.ts'

describe('docs/errors.md', () => {
  it('has one line for each code, with its status, and no other', () => {
    const lines = readText('docs/errors.md').matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| (.+) \|$/gm)
    const told = [...lines].map(([, code, status]) => [code, Number(status)])
    const known = Object.entries(errors).map(([code, { status }]) => [code, status])
    expect(told.sort()).toEqual(known.sort())
  })
})
