import type { Words } from './language.ts'
import type { Likeness } from './same-wish.ts'

const shownWords = 5

/** "skrevet samme dag; fælles ord: badeværelse, rollator" */
export function sayLikeness({ days, words }: Likeness): Words {
  const common = shownOf(words).join(', ')
  const when = {
    0: { da: 'samme dag', en: 'on the same day' },
    1: { da: 'med en dags mellemrum', en: 'a day apart' },
  }[days] ?? { da: `med ${days} dages mellemrum`, en: `${days} days apart` }
  return {
    da: `skrevet ${when.da}; fælles ord: ${common}`,
    en: `written ${when.en}; words in common: ${common}`,
  }
}

export function shownOf(words: readonly string[]): string[] {
  return words.slice(0, shownWords)
}
