import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { knownRequirements } from './asvs-levels.ts'
import { readText } from './compose-file.ts'

interface Row {
  id: string
  level: number
  state: string
  /** What shows it, why it does not apply, or what is missing. */
  shown: string
}

const root = new URL('../../', import.meta.url)
const standard = new URL('../shared/specs/asvs/asvs-5.0.0-flat.json', root)
const states = ['met', 'partly', 'open', 'not applicable']
const page = readText('docs/asvs.md')
const rows = rowsOf(page)

function rowsOf(text: string): Row[] {
  const lines = text.matchAll(/^\| (V[\d.]+) +\| (\d) +\| (?:[^|]+) \| ([a-z ]+?) +\| (.+?) +\|$/gm)
  return [...lines].map(([, id = '', level, state = '', shown = '']) => ({
    id,
    level: Number(level),
    state,
    shown,
  }))
}

/** Files stand as code; after each the titles that stand in it, the first right behind it. */
function referencesOf({ shown }: Row) {
  const found = shown.matchAll(/`([^`]+)`((?:,? “[^”]+”)*)/g)
  return [...found].map(([, path = '', titles = '']) => ({
    path,
    titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  }))
}

/** As a literal, so not within a comment or a longer title. */
function hasTitle(text: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => text.includes(quote + title + quote))
}

function faultOf(path: string, titles: string[]): string[] {
  if (!existsSync(new URL(path, root))) return [`${path} is not there`]
  const text = readText(path)
  const isTest = path.endsWith('.test.ts')
  const off = isTest && /\.(skip|only|todo|failing)\b|\b(xit|xtest|xdescribe|fit)\(/.test(text)
  return [
    ...titles.filter((title) => !hasTitle(text, title)).map((title) => `${path} lacks “${title}”`),
    ...(isTest && titles.length === 0 ? [`of ${path} no title is named`] : []),
    ...(off ? [`in ${path} a test is switched off`] : []),
  ]
}

/** Of level 1 and 2, from the standard itself where it lies beside this clone. */
function required(): [string, number][] {
  if (!existsSync(standard)) return knownRequirements().filter(([, level]) => level < 3)
  return ofStandard().filter(([, level]) => level < 3)
}

function ofStandard(): [string, number][] {
  const { requirements } = JSON.parse(readFileSync(standard, 'utf8'))
  return requirements.map(({ req_id: id, L }: { req_id: string; L: string }) => [id, Number(L)])
}

describe('docs/asvs.md', () => {
  const from = existsSync(standard) ? 'the standard' : 'our list (../shared is not beside us)'
  it(`has one row for each requirement of level 1 and 2, by ${from}`, () => {
    expect(rows.map(({ id, level }) => [id, level])).toEqual(required())
  })

  it('loses no row to a slip of the pen, and keeps each in its chapter', () => {
    expect(page.match(/^\|\s*V\d/gm)).toHaveLength(rows.length)
    for (const chapter of page.split('\n## ').slice(1)) {
      const name = chapter.split(' ')[0]
      const own = rowsOf(chapter).map(({ id }) => id.split('.')[0])
      expect(new Set(own)).toEqual(new Set([name]))
    }
  })

  it('names only files and titles that are there, and no test that is switched off', () => {
    const faults = rows.flatMap((row) =>
      referencesOf(row).flatMap(({ path, titles }) =>
        faultOf(path, titles).map((fault) => `${row.id}: ${fault}`),
      ),
    )
    expect(faults).toEqual([])
  })

  it('leaves no title without its file', () => {
    for (const row of rows) {
      const named = referencesOf(row).flatMap(({ titles }) => titles)
      expect([row.id, ...named]).toHaveLength(row.shown.split('“').length)
    }
  })

  it('shows what is met, says what is missing, and why what does not apply does not', () => {
    const unfit = rows.filter((row) => {
      const shows = referencesOf(row).length > 0
      const misses = /(^|\. )Missing: ./.test(row.shown)
      if (row.state === 'met') return !shows || misses
      if (row.state === 'partly') return !shows || !misses
      return row.state === 'open' ? !misses : shows || misses
    })
    expect(unfit).toEqual([])
  })

  it('counts its rows by state and level', () => {
    const counted = [...states, 'all'].map((state) => {
      const own = rows.filter((row) => state === 'all' || row.state === state)
      const ofLevel = (level: number) => own.filter((row) => row.level === level).length
      return [state, ofLevel(1), ofLevel(2), own.length]
    })
    const told = [...page.matchAll(/^\| ([a-z ]+?) +\| (\d+) +\| (\d+) +\| (\d+) +\|$/gm)]
    expect(told.map(([, state, ...counts]) => [state, ...counts.map(Number)])).toEqual(counted)
  })
})

describe('our list of levels', () => {
  it(`is that of the standard${existsSync(standard) ? '' : ', which is not beside us: not compared'}`, () => {
    expect(knownRequirements().length).toBe(345)
    if (existsSync(standard)) expect(knownRequirements()).toEqual(ofStandard())
  })
})
