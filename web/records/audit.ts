/** When the record was last proven sound, and what of it is not proven yet. */
import type { AuditState } from '../../schemas/audit-state.ts'
import { html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { facts, time } from '../parts.ts'
import { auditTexts } from '../texts/records/audit.ts'
import { proven, unproven } from './audit-outcome.ts'

export const auditPages: Pages = {
  pages: [{ path: '/revision', for: 'employee', show: showAudit }],
  actions: [],
}

async function showAudit({ api, language }: Asked): Promise<View> {
  const t = auditTexts[language]
  const state = await api.get<AuditState>('/v1/audit')
  const { checkpoint } = state
  const signed =
    checkpoint &&
    facts([
      [t.checkpoint, t.numbered(checkpoint.number)],
      [t.when, time(checkpoint.at, moment, language)],
      [t.size, t.count(checkpoint.size)],
    ])
  const main = html`<h1>${t.title}</h1><p>${t.why}</p>
<h2>${t.proven}</h2>${proven(state, language)}
<h2>${t.unproven}</h2>${unproven(state, language)}
<h2>${t.signed}</h2><p>${t.signedWhy}</p>${signed ?? html`<p>${t.noCheckpoint}</p>`}`
  return { title: t.title, main }
}
