/** How the pages speak: short sentences, words that are not long, nothing abbreviated; both languages. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'

const root = join(import.meta.dirname, '../..')
const folders = ['web/texts', 'domain']
const languages = ['da', 'en'] as const
type Language = (typeof languages)[number]

const words = { da: new Set<string>(), en: new Set<string>() }

beforeAll(async () => {
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const found: object = await import(join(root, folder, file))
      for (const one of Object.values(found)) find(one)
    }
  }
})

const seen = new Set<unknown>()

/** Whatever there is in both languages, however deep. */
function find(one: unknown): void {
  if (typeof one !== 'object' || one === null || seen.has(one)) return
  seen.add(one)
  const isInBoth = 'da' in one && 'en' in one
  for (const [name, inside] of Object.entries(one)) {
    if (isInBoth && (name === 'da' || name === 'en')) take(inside, name)
    else find(inside)
  }
}

function take(text: unknown, language: Language): void {
  if (typeof text === 'string') words[language].add(text)
  else if (typeof text === 'function') take(filled(text as Sentence), language)
  else if (typeof text === 'object' && text !== null) {
    for (const one of Object.values(text)) take(one, language)
  }
}

type Sentence = (...facts: unknown[]) => unknown

/** With a word in the place of each fact, or a number where it counts. */
function filled(sentence: Sentence): unknown {
  const facts = (one: unknown) => Array.from({ length: Math.max(3, sentence.length) }, () => one)
  try {
    return sentence(...facts('Anna'))
  } catch {
    return sentence(...facts(3))
  }
}

function sentencesOf(language: Language): string[] {
  const parts = [...words[language]].flatMap((text) => text.split(/(?<=[.!?:])\s+|\n/))
  return parts.filter((part) => /[.!?]$/.test(part))
}

const inWords = (text: string) => text.match(/[\p{L}\d'’-]+/gu) ?? []

/** Björnsson's readability index: words to a sentence, and the share of words of more than six letters. */
function lix(sentences: string[]): number {
  const all = sentences.flatMap(inWords)
  const long = all.filter((word) => word.length > 6)
  return all.length / sentences.length + (100 * long.length) / all.length
}

const abbreviations =
  /(?<!\p{L})(fx|f\.eks|bl\.a|osv|evt|inkl|ekskl|ca|mv|m\.v|m\.m|pga|ift|iht|hhv|vedr|jf|tlf|mht|dvs|pkt|stk|e\.g|i\.e|etc|approx|incl)(?!\p{L})/iu

describe.each(languages)('what is said (%s)', (language) => {
  it('is there', () => expect(sentencesOf(language).length).toBeGreaterThan(600))

  it('is easy to read: under 30 on the index', () => {
    expect(lix(sentencesOf(language))).toBeLessThan(30)
  })

  it('has no sentence that one loses on the way', () => {
    expect(sentencesOf(language).filter((one) => inWords(one).length > 28)).toEqual([])
  })

  it('abbreviates nothing', () => {
    expect([...words[language]].filter((text) => abbreviations.test(text))).toEqual([])
  })
})

it('a citizen is not spoken to as in a letter of old', () => {
  expect([...words.da].filter((text) => /[a-zæøå,] (Dem|Deres)(?!\p{L})/u.test(text))).toEqual([])
})
