import { stopWords } from './stop-words.ts'

/** At most so many words of a text are looked at. */
export const mostWords = 80

/** Longest first; what is left has four letters at least. */
const endings = 'erne ende enes eren erer erens elser else ene ens ets ere en et er es e s'.split(
  ' ',
)

/** A word without its ending, roughly: rollatoren, rollatorer and rollator are the same. */
export function stemOf(word: string): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4)
  return ending ? word.slice(0, -ending.length) : word
}

/** What a text is about: stems, each with the word as it stands there. `ignored` are names. */
export function wordsOf(text: string, ignored = ''): Map<string, string> {
  const names = new Set(split(ignored))
  const told = split(text).filter((word) => word.length > 2 && !stopWords.has(word))
  const words = new Map<string, string>()
  for (const word of told) {
    if (words.size === mostWords) break
    const stem = stemOf(word)
    if (!names.has(word) && !words.has(stem)) words.set(stem, word)
  }
  return words
}

/** A text is 2,000 characters at most where it was written; what is longer is cut. */
function split(text: string): string[] {
  return (
    text
      .slice(0, 4000)
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}
