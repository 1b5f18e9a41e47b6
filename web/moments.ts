/** Dates and times as they are read in Denmark: "16. januar 2026 kl. 10.00". */
import type { Language } from './language.ts'

const timeZone = 'Europe/Copenhagen'
const locales = { da: 'da-DK', en: 'en-GB' }

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locales[language], { timeZone, ...options })
    formats.set(key, found)
  }
  return found
}

/** "16. januar 2026", "16 January 2026". */
export function day(instant: string | Date, language: Language): string {
  return format(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  )
}

/** "fredag den 16. januar 2026", "Friday 16 January 2026". */
export function dayOfWeek(instant: string | Date, language: Language): string {
  const weekday = format(language, { weekday: 'long' }).format(new Date(instant))
  return `${weekday} ${language === 'da' ? 'den ' : ''}${day(instant, language)}`
}

/** "10.00", "10:00". */
export function clock(instant: string | Date, language: Language): string {
  const text = format(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    new Date(instant),
  )
  return language === 'da' ? text.replace(':', '.') : text
}

/** "16. januar 2026 kl. 10.00", "16 January 2026 at 10:00". */
export function moment(instant: string | Date, language: Language): string {
  const at = language === 'da' ? 'kl.' : 'at'
  return `${day(instant, language)} ${at} ${clock(instant, language)}`
}

/** "fredag den 16. januar 2026 kl. 10.00 til 10.45". */
export function span(startsAt: string, endsAt: string, language: Language): string {
  const [at, until] = language === 'da' ? ['kl.', 'til'] : ['at', 'to']
  const from = `${dayOfWeek(startsAt, language)} ${at} ${clock(startsAt, language)}`
  return `${from} ${until} ${clock(endsAt, language)}`
}
