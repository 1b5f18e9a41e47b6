import type { DisclosureType } from '../schemas/disclosure-request.ts'
import type { RedactionPart } from '../schemas/redaction.ts'
import { type BasisCode, basesFor, lawOf } from './withholding.ts'

/** A passage of a text, and by what it is withheld. */
export interface Passage {
  start: number
  end: number
  basis: string
  automatic: boolean
}

/** What stands in the place of a passage. */
export const gap = '[…]'

/** What an applicant reads of one text. */
export interface Withheld {
  shown: 'whole' | 'partly' | 'withheld'
  /** Null where the whole entry is withheld. */
  text: string | null
  parts: { basis: string; law: string; automatic: boolean; passages: number }[]
}

/**
 * Takes out what is withheld. Passages that touch or overlap become one gap, told by the first of
 * them, an officer's before one that a rule takes out.
 */
export function withhold(text: string, passages: readonly Passage[]): Withheld {
  const merged: Passage[] = []
  const inOrder = [...passages].sort(
    (a, b) => a.start - b.start || Number(a.automatic) - Number(b.automatic),
  )
  for (const passage of inOrder) {
    const last = merged.at(-1)
    if (last && passage.start <= last.end) last.end = Math.max(last.end, passage.end)
    else merged.push({ ...passage })
  }
  if (merged.length === 0) return { shown: 'whole', text, parts: [] }
  let [shown, at] = ['', 0]
  for (const { start, end } of merged) {
    shown += text.slice(at, start) + gap
    at = end
  }
  return { shown: 'partly', text: shown + text.slice(at), parts: countParts(merged) }
}

/** The whole entry. */
export function withholdAll(basis: string, automatic: boolean): Withheld {
  const parts = [{ basis, law: lawOf(basis), automatic, passages: 0 }]
  return { shown: 'withheld', text: null, parts }
}

function countParts(passages: readonly Passage[]): Withheld['parts'] {
  const parts: Withheld['parts'] = []
  for (const { basis, automatic } of passages) {
    const known = parts.find((one) => one.basis === basis && one.automatic === automatic)
    if (known) known.passages += 1
    else parts.push({ basis, law: lawOf(basis), automatic, passages: 1 })
  }
  return parts
}

/** What is never to be told, and by which rule. */
export interface Secret {
  secret: string
  basis: BasisCode
}

/**
 * Finds in a text what is never to be told, in any case of letters. Thousands of names are looked for at
 * once: by the word that each begins with.
 */
export function finderOf(secrets: readonly Secret[]): (text: string) => Passage[] {
  const byWord = new Map<string, { needle: string; basis: BasisCode }[]>()
  for (const { secret, basis } of secrets) {
    const needle = lower(secret.trim())
    const [word] = /[\p{L}\p{N}]+/u.exec(needle) ?? []
    if (!word) continue
    byWord.set(word, [...(byWord.get(word) ?? []), { needle, basis }])
  }
  return (text) => {
    const haystack = lower(text)
    const found: Passage[] = []
    for (const { 0: word, index } of haystack.matchAll(/[\p{L}\p{N}]+/gu)) {
      for (const { needle, basis } of byWord.get(word) ?? []) {
        const start = index - needle.indexOf(word)
        const end = start + needle.length
        if (start < 0 || !haystack.startsWith(needle, start)) continue
        if (endsWord.test(haystack.slice(end, end + 3)))
          found.push({ start, end, basis, automatic: true })
      }
    }
    return found
  }
}

/** Nothing more of the word comes, but the ending of a genitive. */
const endsWord = /^s?(?![\p{L}\p{N}])/u

/** Letters keep their number in lower case, or the places would not fit. */
function lower(text: string): string {
  const lowered = text.toLowerCase()
  return lowered.length === text.length ? lowered : text
}

/** What is wrong with what an officer wants to withhold: pointers into the body and why. */
export function whyNotWithhold(
  parts: readonly RedactionPart[],
  { text, type }: { text: string; type: DisclosureType },
): { pointer: string; detail: string; wrong: 'basis' | 'place' }[] {
  const allowed = basesFor(type).map(({ code }) => code)
  const wrongs = parts.flatMap((part, index) => {
    const place = whyNotPlace(part, text, parts.length)
    const pointer = `/parts/${index}`
    return [
      ...(allowed.includes(part.basis)
        ? []
        : [{ pointer: `${pointer}/basis`, detail: 'does not hold here', wrong: 'basis' as const }]),
      ...(place ? [{ pointer, detail: place, wrong: 'place' as const }] : []),
    ]
  })
  const inOrder = [...parts].sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
  const overlap = inOrder.some((part, n) => n > 0 && (part.start ?? 0) < (inOrder[n - 1]?.end ?? 0))
  return overlap
    ? [...wrongs, { pointer: '/parts', detail: 'two passages overlap', wrong: 'place' }]
    : wrongs
}

function whyNotPlace(
  { start, end }: RedactionPart,
  text: string,
  count: number,
): string | undefined {
  if (start === undefined && end === undefined) {
    return count === 1 ? undefined : 'the whole entry is withheld by one part alone'
  }
  if (start === undefined || end === undefined) return 'start and end belong together'
  if (start >= end || end > text.length) return 'is not within the text'
  return [start, end].some((at) => isWithinPair(text, at)) ? 'cuts a character in two' : undefined
}

/** Between the two halves of a character that takes two units (UTF-16). */
function isWithinPair(text: string, at: number): boolean {
  return (
    at > 0 && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
  )
}
