import { DisclosureOutcome } from '../../schemas/disclosure-request.ts'
import { type Form, Incomplete } from '../form.ts'
import type { Asked } from '../page.ts'
import { disclosureDecisionTexts } from '../texts/records/disclosure-decision.ts'

export interface Choice {
  outcome: DisclosureOutcome
  final: boolean
}

/** What was chosen in the first step, or what is wrong with it. */
export function choiceOf(asked: Asked, sent: Form): Choice {
  const t = disclosureDecisionTexts[asked.language]
  const outcome = DisclosureOutcome.enum.find((one) => one === sent.text('outcome'))
  const final = sent.text('final') !== 'nej'
  if (!outcome) throw new Incomplete({ name: 'outcome', text: t.outcomeMissing })
  if (outcome === 'refused' && !final) {
    throw new Incomplete({ name: 'final', text: t.refusalIsFinal })
  }
  return { outcome, final }
}
