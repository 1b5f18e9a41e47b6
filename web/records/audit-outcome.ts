import type { AuditState } from '../../schemas/audit-state.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import { facts, note, time } from '../parts.ts'
import { auditTexts } from '../texts/records/audit.ts'

export function proven({ audit }: AuditState, language: Language): Html {
  const t = auditTexts[language]
  if (!audit) return html`${note('warning', t.never)}<p>${t.neverWhy}</p>`
  return html`${note(audit.sound ? 'success' : 'error', audit.text)}
${facts([
  [t.when, time(audit.at, moment, language)],
  [t.covered, t.coveredAll(audit.entries, audit.checkpoints)],
])}`
}

export function unproven({ audit, checkpoint, waiting }: AuditState, language: Language): Html {
  const t = auditTexts[language]
  const { entries, looks } = waiting
  const since = audit && checkpoint ? checkpoint.size - audit.entries : 0
  const lines = [
    ...(audit ? [] : [t.all]),
    ...(audit && !audit.sound ? [t.notAfter] : []),
    ...(since > 0 ? [t.since(since)] : []),
    ...(entries > 0 ? [t.waitingEntries(entries)] : []),
    ...(looks > 0 ? [t.waitingLooks(looks)] : []),
  ]
  if (lines.length === 0) return html`<p>${t.nothing}</p>`
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}
