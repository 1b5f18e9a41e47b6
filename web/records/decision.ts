import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { facts, time } from '../parts.ts'
import { disclosureDecisionTexts } from '../texts/records/disclosure-decision.ts'
import { disclosureProposalTexts } from '../texts/records/disclosure-proposal.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'

type Decision = DisclosureRequest['decisions'][number]

/** As the applicant reads it, with what the officers know of it. */
export function said({ language }: Asked, decision: Decision): Html {
  const t = disclosureProposalTexts[language]
  const d = disclosureDecisionTexts[language]
  const { outcome, final, text, guidance, decidedAt, status } = decision
  return html`${facts([
    [disclosureRequestTexts[language].state, t.decisionStatus[status]],
    [d.outcome, html`${d.outcomes[outcome]}${!final && html`<br>${t.part}`}`],
    [t.decided, time(decidedAt, moment, language)],
  ])}
<blockquote lang="da">${linesOf(text)}</blockquote>
<p><strong>${t.guidance}:</strong> ${guidance}</p>`
}
