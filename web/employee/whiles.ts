/** Times of day as people write them: "08.00-12.00, 13-15.30". */
import type { CheckWindow } from '../../schemas/clock.ts'
import type { Language } from '../language.ts'

const clock = String.raw`(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?`
const between = new RegExp(String.raw`^${clock}\s*(?:-|–|til|to)\s*${clock}$`)

/** Undefined where one of them is no such thing; empty where there are none. */
export function readWhiles(text: string): CheckWindow[] | undefined {
  const parts = text.split(/[,;]|\bog\b|\band\b/).map((part) => part.trim())
  const whiles = parts.filter(Boolean).map((part) => {
    const [, fromHour, fromMinute, untilHour, untilMinute] = between.exec(part) ?? []
    const [from, until] = [timeOf(fromHour, fromMinute), timeOf(untilHour, untilMinute)]
    return from && until ? { from, until } : undefined
  })
  const clear = whiles.filter((one) => one !== undefined)
  return clear.length === whiles.length ? clear : undefined
}

export function writeWhiles(whiles: readonly CheckWindow[], language: Language): string {
  const text = whiles.map(({ from, until }) => `${from}-${until}`).join(', ')
  return language === 'da' ? text.replaceAll(':', '.') : text
}

function timeOf(hour: string | undefined, minute = '00'): string | undefined {
  if (hour === undefined) return undefined
  const time = `${hour.padStart(2, '0')}:${minute}`
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : undefined
}
