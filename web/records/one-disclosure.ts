/** One request: its clock, what has happened, and what can be done about it. */
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Trouble } from '../form.ts'
import { html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Live, Pages, View } from '../page.ts'
import { backLink, note, time } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { known, ways } from './disclosure-facts.ts'
import { packagesOf } from './disclosure-package.ts'
import { proposal, shownDecisions } from './disclosure-proposal.ts'
import { getRequest, under } from './request.ts'

const live = (id: string): Live => ({ kinds: ['disclosure-request'], ids: [id] })

export const oneDisclosurePages: Pages = {
  pages: [{ path: '/aktindsigter/:id', for: 'employee', show: (asked) => showRequest(asked) }],
  actions: [
    {
      path: '/aktindsigter/:id/godkendelse',
      for: 'employee',
      again: showRequest,
      async take({ api, params }, sent) {
        const { id = '' } = params
        const approved = sent.text('approved') === 'ja'
        const path = at`/v1/disclosure-requests/${id}/approval`
        await api.send('POST', path, { body: { approved }, key: sent.text('key') })
        return { to: `/aktindsigter/${id}?gjort=${approved ? 'godkendt' : 'returneret'}` }
      },
    },
  ],
}

async function showRequest(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, query } = asked
  const t = disclosureRequestTexts[language]
  const one = await getRequest(asked)
  const { applicant, id } = one
  const done = t.done[query.get('gjort') ?? '']
  const title = `${t.from(applicant.name)}: ${t.status[one.status]}`
  const main = html`${backLink(under, t.back)}${errorSummary(trouble, language)}
<h1>${t.from(applicant.name)}</h1>
${done && !trouble && note('success', done)}
${proposal(asked, one)}
${known(asked, one)}
${packagesOf(asked, one)}
<h2>${t.todo}</h2>${ways(asked, one)}
${shownDecisions(asked, one)}
<h2>${t.happened}</h2>
<ol class="timeline">${one.timeline.map((line) => html`<li><p>${linesOf(line.text)}</p><p class="quiet">${time(line.at, moment, language)}</p></li>`)}</ol>`
  return { title, main, under, live: live(id) }
}
