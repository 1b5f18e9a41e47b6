/** What was decided about a request, and what waits for a second pair of eyes. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { disclosureProposalTexts } from '../texts/records/disclosure-proposal.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { said } from './decision.ts'

/** Someone else than the one who made it approves it; both may send it back. */
export function proposal(asked: Asked, one: DisclosureRequest): Html | undefined {
  const { language, personId } = asked
  const t = disclosureProposalTexts[language]
  const proposed = one.decisions.find(({ status }) => status === 'proposed')
  if (!proposed || one.status !== 'awaiting-approval') return undefined
  const isOwn = one.proposedBy === personId
  const button = (approved: string, look: string, words: string) =>
    html`<button class="button button-${look}" name="approved" value="${approved}">${words}</button>`
  const buttons = isOwn
    ? button('nej', 'secondary', t.takeBack)
    : html`${button('ja', 'primary', t.approve)}${button('nej', 'secondary', t.sendBack)}`
  return html`<section class="thing first"><h2>${t.proposal}</h2>
<p>${isOwn ? t.ownProposal : t.otherProposal}</p>${said(asked, proposed)}
${form(asked, `/aktindsigter/${one.id}/godkendelse`, html`<div class="actions">${buttons}</div>`)}</section>`
}

export function shownDecisions(asked: Asked, { decisions }: DisclosureRequest): Html | undefined {
  const { language } = asked
  const t = disclosureProposalTexts[language]
  const others = decisions.filter(({ status }) => status !== 'proposed')
  if (others.length === 0) return undefined
  const shown = others.map(
    (one) =>
      html`<li class="thing" id="afgoerelse-${one.number}"><h3>${t.decision(one.number)}</h3>${said(asked, one)}</li>`,
  )
  return html`<h2>${disclosureRequestTexts[language].decisions}</h2><ul class="things">${shown}</ul>`
}
