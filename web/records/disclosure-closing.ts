/** The applicant has taken it back: whoever wrote it down closes it. */
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Form, Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { getRequest, under } from './request.ts'

const path = '/aktindsigter/:id/luk'

export const closingPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => askWithdraw(asked) }],
  actions: [{ path, for: 'employee', take: withdraw, again: askWithdraw }],
}

async function askWithdraw(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language } = asked
  const t = disclosureRequestTexts[language]
  const { id, applicant } = await getRequest(asked)
  const button = html`<div class="actions"><button class="button button-primary">${t.withdrawYes}</button> <a href="/aktindsigter/${id}">${t.withdrawNo}</a></div>`
  const main = html`${errorSummary(trouble, language)}<h1>${t.withdraw}</h1>
<p><strong>${applicant.name}</strong></p><p>${t.withdrawWhy}</p>
${form(asked, `/aktindsigter/${id}/luk`, button)}`
  return { title: t.withdraw, main, under }
}

async function withdraw({ api, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const path = at`/v1/disclosure-requests/${id}/withdrawal`
  await api.send('POST', path, { key: sent.text('key') })
  return { to: `/aktindsigter/${id}?gjort=lukket` }
}
