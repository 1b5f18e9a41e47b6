import { html } from '../html.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink, buttonLink, more } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { redactionTexts } from '../texts/records/redaction.ts'
import { getEntries } from './entries.ts'
import { asRead } from './entry.ts'
import { nameOf } from './entry-marks.ts'
import { getRequest, under } from './request.ts'

export const previewPages: Pages = {
  pages: [{ path: '/aktindsigter/:id/vis', for: 'employee', show: preview }],
  actions: [],
}

/** Nothing but what the applicant will read. */
async function preview(asked: Asked): Promise<View> {
  const { language } = asked
  const t = redactionTexts[language]
  const [one, { items, next }] = await Promise.all([getRequest(asked), getEntries(asked)])
  const entries = items.map(
    (entry) =>
      html`<li id="post-${entry.number}"><h2>${nameOf(entry, language)}</h2>${asRead(entry, language)}</li>`,
  )
  const main = html`${backLink(`/aktindsigter/${one.id}`, disclosureRequestTexts[language].backTo)}
<h1>${t.previewTitle}</h1><p>${one.applicant.name}. ${t.previewWhy}</p>
${items.length === 0 && html`<p>${t.none}</p>`}
<ol class="entries">${entries}</ol>${more(asked, next)}
<p>${buttonLink(`/aktindsigter/${one.id}/poster`, disclosureRequestTexts[language].seeEntries)}</p>`
  return { title: t.previewTitle, main, under }
}
