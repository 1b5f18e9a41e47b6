/** What an officer chose to withhold, and why. */
import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { type Form, Incomplete } from '../form.ts'
import type { Asked } from '../page.ts'
import { redactTexts } from '../texts/records/redact.ts'
import { apart, overlaps, type Place, placesOf } from './passage.ts'

export function whyOf({ language }: Asked, sent: Form): { basis: string; reason: string } {
  const t = redactTexts[language]
  const [basis, reason] = [sent.text('basis'), sent.text('reason')]
  const faults = [
    ...(basis ? [] : [{ name: 'basis', text: t.chooseBasis }]),
    ...(reason ? [] : [{ name: 'reason', text: t.reasonMissing }]),
  ]
  if (faults.length > 0) throw new Incomplete(...faults)
  return { basis, reason }
}

/** Where the words stand that were typed, copied or marked. */
export function passagesOf(
  { language }: Asked,
  sent: Form,
  { entry, redaction }: DisclosureEntry,
): Place[] {
  const t = redactTexts[language]
  const words = sent.text('ord')
  if (!words) throw new Incomplete({ name: 'ord', text: t.wordsMissing })
  const places = placesOf(entry.text, words)
  if (places.length === 0) throw new Incomplete({ name: 'ord', text: t.wordsUnknown })
  const chosen = chosenOf(places, sent.text('nummer').toLowerCase(), t.every)
  if (!chosen) throw new Incomplete({ name: 'nummer', text: t.whichOne(places.length) })
  if (overlaps(chosen, redaction.parts)) throw new Incomplete({ name: 'ord', text: t.overlaps })
  return chosen
}

function chosenOf(places: Place[], which: string, every: string): Place[] | undefined {
  if (which === every) return apart(places)
  const one = which === '' && places.length === 1 ? places[0] : places[Number(which) - 1]
  return one && [one]
}
