/** What a code means; undefined where nobody has words for it. */
export function wordsOf(words: Record<string, string>, code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined
}
