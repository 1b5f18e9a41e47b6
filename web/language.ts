/** Danish first; English is complete, or it does not compile. */
export type Language = 'da' | 'en'

export function isLanguage(text: string | undefined): text is Language {
  return text === 'da' || text === 'en'
}

/** The same words in both languages: what stands in Danish must stand in English. */
export function inBoth<T>(da: T, en: NoInfer<T>): Record<Language, T> {
  return { da, en }
}
