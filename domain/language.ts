export type Language = 'da' | 'en'

/** The same thing said in both languages; a missing one does not compile. */
export type Words = Readonly<Record<Language, string>>

const locales = { da: 'da-DK', en: 'en-GB' } as const
const timeZone = 'Europe/Copenhagen'

const dates = formats({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const times = formats({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** "tirsdag den 24. november 2026 kl. 10.00", Danish time. */
export function sayWhen(instant: string, language: Language): string {
  return withTime(dates()[language].format(new Date(instant)), instant, language)
}

/** "tirsdag den 24. november kl. 10.00": for what is near. */
export function sayDay(instant: string, language: Language): string {
  const date = dates()[language].format(new Date(instant))
  return withTime(date.replace(/ \d{4}$/, ''), instant, language)
}

/** "kl. 10.00": for today. */
export function sayTime(instant: string, language: Language): string {
  const time = times()[language].format(new Date(instant))
  return language === 'da' ? `kl. ${time.replace(':', '.')}` : `at ${time}`
}

function withTime(date: string, instant: string, language: Language): string {
  return `${date} ${sayTime(instant, language)}`
}

/** Made when first used: a formatter is dear, and a workflow needs none. */
function formats(options: Intl.DateTimeFormatOptions) {
  let made: Record<Language, Intl.DateTimeFormat> | undefined
  return () => {
    made ??= {
      da: new Intl.DateTimeFormat(locales.da, { ...options, timeZone }),
      en: new Intl.DateTimeFormat(locales.en, { ...options, timeZone }),
    }
    return made
  }
}
