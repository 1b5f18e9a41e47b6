/** What is known of a request, and the ways on from there. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { buttonLink, facts, time } from '../parts.ts'
import { disclosureDecisionTexts } from '../texts/records/disclosure-decision.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { extensionTexts } from '../texts/records/extension.ts'
import { dueWords } from './due.ts'

export function known(asked: Asked, one: DisclosureRequest): Html {
  const { language } = asked
  const t = disclosureRequestTexts[language]
  const { applicant, extension, remindedAt, escalatedAt, text } = one
  const when = (instant: string | null | undefined) => instant && time(instant, moment, language)
  return facts([
    [t.due, dueWords(asked, one)],
    [t.firstDue, when(extension?.firstDueBy)],
    [t.putOff, extension && html`<span lang="da">${extension.reason}</span>`],
    [t.state, t.status[one.status]],
    [t.applicant, `${applicant.name} (${t.by[applicant.kind]})`],
    [t.kind, t.type[one.type]],
    [t.asked, when(one.askedAt)],
    [t.wrote, text && html`<span lang="da">${linesOf(text)}</span>`],
    [t.reminded, when(remindedAt)],
    [t.escalated, when(escalatedAt)],
  ])
}

export function ways({ language }: Asked, one: DisclosureRequest): Html {
  const t = disclosureRequestTexts[language]
  const d = disclosureDecisionTexts[language]
  const { id, status, type, applicant } = one
  const isOpen = status === 'open'
  const mayClose = applicant.kind === 'other' && !ended.includes(status)
  return html`<div class="actions">
${buttonLink(`/aktindsigter/${id}/poster`, isOpen ? t.entries : t.seeEntries, isOpen ? 'primary' : 'secondary')}
${buttonLink(`/aktindsigter/${id}/vis`, t.preview)}
${isOpen && buttonLink(`/aktindsigter/${id}/afgoerelse`, d.decide)}
${isOpen && type !== 'health' && buttonLink(`/aktindsigter/${id}/frist`, extensionTexts[language].extend)}
</div>
<ul class="link-list"><li><a href="/opslag/${one.citizenId}">${t.looks}</a></li>
${mayClose && html`<li><a href="/aktindsigter/${id}/luk">${t.withdraw}</a></li>`}</ul>`
}

const ended = ['handed-out', 'refused', 'withdrawn']
