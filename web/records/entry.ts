/** An entry of the record, as it is and as the applicant will read it. */
import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { redactionTexts } from '../texts/records/redaction.ts'
import { piecesOf } from './pieces.ts'

/** What stands in the place of a passage (domain/redaction.ts). */
const gap = '[…]'

/** Nothing but the text itself, so that what is marked in it can be found. */
export function asItIs({ entry, redaction }: DisclosureEntry, id?: string): Html {
  const pieces = piecesOf(entry.text, redaction.parts)
  const written = pieces.map(({ text, withheld }) => (withheld ? html`<mark>${text}</mark>` : text))
  return html`<p lang="da"><span class="written"${id && html` id="${id}"`}>${written}</span></p>`
}

export function asRead(one: DisclosureEntry, language: Language): Html {
  const t = redactionTexts[language]
  const { shown, text } = one
  if (shown === 'withheld')
    return html`<p><span class="gap">${t.wholeGap}</span></p>${laws(one, language)}`
  // an entry that is whole may have the same signs in it
  const pieces = shown === 'partly' ? (text ?? '').split(gap) : [text ?? '']
  const written = pieces.map((piece, index) =>
    index === 0 ? piece : html`<span class="gap">${t.gap}</span>${piece}`,
  )
  return html`<p lang="da"><span class="written">${written}</span></p>${laws(one, language)}`
}

function laws({ withheld }: DisclosureEntry, language: Language): Html | undefined {
  if (withheld.length === 0) return undefined
  const t = redactionTexts[language]
  const lines = withheld.map(({ law, automatic, passages }) => {
    const more = [passages > 0 && t.passages(passages), automatic && t.byRule].filter(Boolean)
    return html`<li><span lang="da">${law}</span>${more.length > 0 && ` (${more.join(', ')})`}</li>`
  })
  return html`<p class="quiet">${t.withheldBy}:</p><ul>${lines}</ul>`
}
