/** The letter that moves the time: why, and until when. */
import { at } from '../api.ts'
import { errorSummary, textArea, textInput } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import { instantOf } from '../local-time.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, facts } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { extensionTexts } from '../texts/records/extension.ts'
import { dueWords } from './due.ts'
import { getRequest, under } from './request.ts'

const path = '/aktindsigter/:id/frist'
const endOfDay = '23:59'

export const extensionPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => askExtension(asked) }],
  actions: [{ path, for: 'employee', take: extend, again: askExtension }],
}

async function askExtension(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language } = asked
  const t = extensionTexts[language]
  const r = disclosureRequestTexts[language]
  const one = await getRequest(asked)
  const field = { trouble, language }
  const fields = html`${textInput({ ...field, name: 'dueBy', label: t.dueBy, hint: t.dueByHint, type: 'date' })}
${textArea({ ...field, name: 'reason', label: t.reason, hint: t.reasonHint, max: 500, draft: `frist-${one.id}` })}
<div class="actions"><button class="button button-primary">${t.extendSend}</button></div>`
  const main = html`${backLink(`/aktindsigter/${one.id}`, r.backTo)}${errorSummary(trouble, language)}
<h1>${t.extend}</h1><p>${t.extendWhy}</p>
${facts([
  [r.applicant, one.applicant.name],
  [r.due, dueWords(asked, one)],
])}
${one.status === 'open' ? form(asked, `/aktindsigter/${one.id}/frist`, fields) : html`<p>${t.notOpen}</p>`}`
  return { title: t.extend, main, under }
}

async function extend({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const t = extensionTexts[language]
  const { id = '' } = params
  const dueBy = instantOf(sent.text('dueBy'), endOfDay)
  const reason = sent.text('reason')
  if (!dueBy || !reason) {
    throw new Incomplete(
      ...(dueBy ? [] : [{ name: 'dueBy', text: t.dueByMissing }]),
      ...(reason ? [] : [{ name: 'reason', text: t.reasonMissing }]),
    )
  }
  const path = at`/v1/disclosure-requests/${id}/extension`
  await api.send('POST', path, { body: { dueBy, reason }, key: sent.text('key') })
  return { to: `/aktindsigter/${id}?gjort=frist` }
}
