/** An entry as it is, as it will be read, and each part that is withheld, to be taken back. */
import type { RedactionPart } from '../../schemas/redaction.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { redactTexts } from '../texts/records/redact.ts'
import { redactionTexts } from '../texts/records/redaction.ts'
import { asItIs, asRead } from './entry.ts'
import { here, type Known } from './redact-place.ts'

export function theEntry(asked: Asked, known: Known): Html {
  const { language } = asked
  const t = redactionTexts[language]
  const r = redactTexts[language]
  const { entry } = known
  const { shown, redaction } = entry
  const seen = redaction.at === null ? r.nobodyYet : r.nothing
  return html`<h2>${t.asIs}</h2>${asItIs(entry, 'posten')}
<h2>${t.asRead}</h2>${shown === 'whole' ? html`<p>${t.same}</p>` : asRead(entry, language)}
<h2>${r.soFar}</h2>
${redaction.parts.length === 0 && html`<p>${seen}</p>`}
<ul class="things">${redaction.parts.map((part, index) => withheld(asked, known, { part, index }))}</ul>`
}

function withheld(
  asked: Asked,
  { request, entry, version }: Known,
  { part, index }: { part: RedactionPart; index: number },
): Html {
  const t = redactTexts[asked.language]
  const { start, end, basis, reason } = part
  const law = request.bases?.find(({ code }) => code === basis)?.law ?? basis
  const words = start === undefined ? t.allOfIt : entry.entry.text.slice(start, end)
  const button = html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="part" value="${index}">
<button class="button button-secondary">${t.showAgain}<span class="sr-only">: ${t.place(index + 1)}</span></button>`
  return html`<li class="thing"><p lang="da"><strong>${words}</strong></p><p lang="da">${law}</p><p lang="da">${reason}</p>
${request.status === 'open' && form(asked, here(asked, 'vis-igen'), button)}</li>`
}
