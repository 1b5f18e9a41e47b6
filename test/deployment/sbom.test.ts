import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { readText } from './compose-file.ts'
import type { Component, Sbom } from './sbom.ts'

/** Permissive, or as ours; all go together with MPL-2.0. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unlicense',
])
/** Tables of data, which ask to be named and nothing else; and fonts. */
const data: Record<string, string> = {
  dkfds: 'OFL-1.1',
  'caniuse-lite': 'CC-BY-4.0',
  '@fontsource/dejavu-sans': 'OFL-1.1',
}

let sbom: Sbom
beforeAll(() => {
  execFileSync('npm', ['run', 'sbom'], { stdio: 'ignore' })
  sbom = JSON.parse(readText('dist/sbom.cdx.json'))
})

function licencesOf({ licenses = [] }: Component): string[] {
  return licenses.flatMap((one) =>
    'license' in one
      ? [one.license.id]
      : one.expression.replaceAll(/[()]/g, '').split(/ AND | OR /),
  )
}

describe('the SBOM', () => {
  it('is CycloneDX and names the house', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
    expect(sbom.metadata.component.name).toBe('borgerdialog')
  })

  it('names every package that runs in production, as it is locked, and no other', () => {
    const { packages }: { packages: Record<string, { version: string; dev?: boolean }> } =
      JSON.parse(readText('package-lock.json'))
    const locked = Object.entries(packages).filter(([place]) => place !== '')
    const refOf = ([place, { version }]: (typeof locked)[number]) =>
      `${place.split('node_modules/').at(-1)}@${version}`
    const runs = new Set(locked.filter(([, { dev }]) => !dev).map(refOf))
    const named = new Set(sbom.components.map((one) => one['bom-ref']))
    expect([...named].filter((ref) => !runs.has(ref))).toEqual([])
    // those of other platforms are not installed here
    const left = [...runs].filter((ref) => !named.has(ref))
    expect(left.filter((ref) => !/(darwin|freebsd|linux|win32)-/.test(ref))).toEqual([])
    const { dependencies } = JSON.parse(readText('package.json'))
    const names = sbom.components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)))
  })

  it('names of each package a licence that is allowed', () => {
    const others = sbom.components.filter((one) => {
      const licences = licencesOf(one)
      const known = licences.every((id) => allowed.has(id) || data[one.name] === id)
      return licences.length === 0 || !known
    })
    expect(others.map((one) => `${one.name}: ${licencesOf(one)}`)).toEqual([])
  })

  it.each([
    ['unionfs', 'Unlicense', /^This is free and unencumbered/],
    ['png-js', 'MIT', /^MIT License/],
  ])('names of %s, which says none, what its LICENSE says', (name, licence, words) => {
    expect(JSON.parse(readText(`node_modules/${name}/package.json`)).license).toBeUndefined()
    expect(readText(`node_modules/${name}/LICENSE`)).toMatch(words)
    const found = sbom.components.find((one) => one.name === name)
    expect(found && licencesOf(found)).toEqual([licence])
  })

  it("says OFL-1.1 of the font, as its package does; its LICENSE is Bitstream Vera's", () => {
    expect(readText('node_modules/@fontsource/dejavu-sans/LICENSE')).toMatch(
      /Permission is hereby granted, free of charge.*reproduce and distribute/s,
    )
  })

  it('says what needs what, of those only', () => {
    const refs = new Set(sbom.components.map((one) => one['bom-ref']))
    const [house, ...rest] = sbom.dependencies
    expect(house?.ref).toMatch(/^borgerdialog@/)
    expect(rest).toHaveLength(refs.size)
    for (const { dependsOn } of sbom.dependencies)
      expect(dependsOn.filter((ref) => !refs.has(ref))).toEqual([])
  })
})
