/** An officer writes down what somebody else than the citizen asks for. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { Refused } from '../api.ts'
import { errorSummary, textArea, textInput } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink } from '../parts.ts'
import { newDisclosureTexts } from '../texts/records/new-disclosure.ts'

const path = '/aktindsigter/ny'

export const newDisclosurePages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => askFor(asked) }],
  actions: [{ path, for: 'employee', take: writeDown, again: askFor }],
}

async function askFor(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, query } = asked
  const t = newDisclosureTexts[language]
  const field = { trouble, language }
  const value = query.get('borger') ?? ''
  const main = html`${backLink('/aktindsigter', t.back)}${errorSummary(trouble, language)}
<h1>${t.askTitle}</h1><p>${t.askWhy}</p>
${form(
  asked,
  path,
  html`${textInput({ ...field, name: 'citizenId', label: t.citizenId, hint: t.citizenIdHint, value })}
${textInput({ ...field, name: 'applicantName', label: t.applicantName })}
${textArea({ ...field, name: 'text', label: t.text, optional: true, draft: 'aktindsigt-ny' })}
<div class="actions"><button class="button button-primary">${t.askSend}</button></div>`,
)}`
  return { title: t.askTitle, main, under: '/aktindsigter' }
}

async function writeDown(asked: Asked, sent: Form): Promise<Redirect> {
  const t = newDisclosureTexts[asked.language]
  const [citizenId, applicantName] = [
    sent.text('citizenId').toLowerCase(),
    sent.text('applicantName'),
  ]
  const text = sent.text('text')
  const faults = [
    ...(isId.test(citizenId) ? [] : [{ name: 'citizenId', text: t.citizenIdWrong }]),
    ...(applicantName ? [] : [{ name: 'applicantName', text: t.nameMissing }]),
  ]
  if (faults.length > 0) throw new Incomplete(...faults)
  const body = { type: 'public', citizenId, applicantName, ...(text && { text }) }
  const key = sent.text('key')
  try {
    const made = await asked.api.send<DisclosureRequest>('POST', '/v1/disclosure-requests', {
      body,
      key,
    })
    return { to: `/aktindsigter/${made.body.id}?gjort=skrevet` }
  } catch (error) {
    const unknown = error instanceof Refused && error.message === 'not-found'
    throw unknown ? new Incomplete({ name: 'citizenId', text: t.citizenUnknown }) : error
  }
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
