import { describe, expect, it } from '@jest/globals'
import { readText } from './compose-file.ts'

const page = readText('docs/decisions/0010-dependencies.md')
const told = [...page.matchAll(/^\| `(.+?)` +\| (.+?) +\| (.+) \|$/gm)].map(
  ([, name = '', licence = '']) => ({ name, licence }),
)

describe('the page on dependencies', () => {
  it('has one line for each package that package.json names, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json'))
    const named = Object.keys({ ...dependencies, ...devDependencies })
    expect(told.map(({ name }) => name).sort()).toEqual(named.sort())
  })

  it.each(told)('says the licence that $name has', ({ name, licence }) => {
    expect(JSON.parse(readText(`node_modules/${name}/package.json`)).license).toBe(licence)
  })
})
