import { describe, expect, it } from '@jest/globals'
import { namesRead, readText } from './compose-file.ts'

describe('the operations page', () => {
  it('has one line for each name of the environment that config.ts reads, and no other', () => {
    const [, table = ''] = readText('docs/operations/README.md').split('\n## The environment\n')
    const lines = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (`[^|]+`) +\|/gm)]
    const told = lines.flatMap(([, names = '']) => names.match(/\w+/g) ?? [])
    expect(told.sort()).toEqual([...namesRead()].sort())
  })
})
