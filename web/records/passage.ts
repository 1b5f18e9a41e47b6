/** Words of an entry, and where they stand in it; line ends and spaces as they may have been copied. */
import type { RedactionPart } from '../../schemas/redaction.ts'

export interface Place {
  start: number
  end: number
}

/** All places where the words stand, the first first; they may overlap. */
export function placesOf(text: string, words: string): Place[] {
  const parts = words.trim().split(/\s+/)
  if (!parts[0]) return []
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(escaped.join('\\s+'), 'g')
  const places: Place[] = []
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    places.push({ start: found.index, end: found.index + found[0].length })
    pattern.lastIndex = found.index + 1
  }
  return places
}

/** Each after the one before it, so that no two say the same. */
export function apart(places: Place[]): Place[] {
  const kept: Place[] = []
  for (const one of places) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

export function overlaps(places: Place[], parts: RedactionPart[]): boolean {
  return parts.some(({ start, end }) => {
    if (start === undefined || end === undefined) return true
    return places.some((place) => place.start < end && start < place.end)
  })
}
