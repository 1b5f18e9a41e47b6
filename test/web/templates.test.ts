/** What holds for every template, found by reading the sources. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const room = new URL('../../web/', import.meta.url)
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|js)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, room), 'utf8') }))

function found(pattern: RegExp, but: string[] = []): string[] {
  return sources
    .filter(({ name }) => !but.includes(name))
    .flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([at]) => `${name}: ${at}`))
}

describe('the templates', () => {
  it('are read', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(found(/html`/g).length).toBeGreaterThan(50)
  })

  it('put values of attributes between double quotes', () => {
    expect(found(/<[a-z](?:[^"<>`]|"[^"`]*")*=\$\{/g)).toEqual([])
    expect('<a class="b" href=${').toMatch(/<[a-z](?:[^"<>`]|"[^"`]*")*=\$\{/)
  })

  it('have no style, no script and no handler inside', () => {
    expect(found(/\sstyle="/g)).toEqual([])
    expect(found(/\son[a-z]+="/g)).toEqual([])
    expect(found(/<script(?! nonce)/g)).toEqual([])
    expect(found(/javascript:/g)).toEqual([])
  })

  it('make text into a page in three places only: the tag, our styles, our icons', () => {
    expect(found(/new Html\(/g, ['html.ts', 'icons.ts'])).toEqual([])
    expect(found(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/g)).toEqual([])
    expect(found(/parseFromString/g, ['live/replace.js'])).toEqual([])
  })

  it('ask no other site for anything', () => {
    const addresses = found(/https?:\/\/[\w.-]+/g, ['local-path.ts'])
    const told = addresses.filter((at) => !/^texts\/|^statement\.ts|w3\.org|localhost/.test(at))
    expect(told).toEqual([])
  })
})
