import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { type Html, html } from '../html.ts'
import { daysUntil } from '../local-time.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { emphasised, time } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'

/** When it is due, and how near that is while it can still be answered. */
export function dueWords({ language, now }: Asked, one: DisclosureRequest): Html {
  const t = disclosureRequestTexts[language]
  const { dueBy, overdue, status } = one
  const days = daysUntil(dueBy, now)
  const runs = status === 'open' || status === 'awaiting-approval'
  const when = time(dueBy, moment, language)
  if (overdue) {
    const how = days < 0 ? t.over(-days) : t.left(days)
    return html`${emphasised(t.overdue, 'error')} ${when} (${how})`
  }
  return html`${when}${runs && ` (${t.left(days)})`}`
}
