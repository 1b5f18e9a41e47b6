/** Writing a template, anew or for the first time, and deleting it. */
import type { Template, TemplateRequest } from '../../schemas/template.ts'
import { at } from '../api.ts'
import { errorSummary, textArea, textInput } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink } from '../parts.ts'
import { templateTexts } from '../texts/employee/template.ts'
import { inWords } from './in-words.ts'

const newPath = '/indstillinger/:id/skabeloner/ny'
const path = '/skabeloner/:id'

export const templatePages: Pages = {
  pages: [
    { path: newPath, for: 'employee', show: (asked) => askNew(asked) },
    { path, for: 'employee', show: (asked) => askChange(asked) },
  ],
  actions: [
    { path: newPath, for: 'employee', take: make, again: askNew },
    { path, for: 'employee', take: change, again: askChange },
    { path: `${path}/slet`, for: 'employee', take: remove, again: askChange },
  ],
}

const under = '/indstillinger'
const listOf = (organisationId: string) => `${under}/${organisationId}/skabeloner`

async function askNew(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, params } = asked
  const t = templateTexts[language]
  const { id = '' } = params
  const main = html`${backLink(listOf(id), t.back)}
${errorSummary(trouble, language)}<h1>${t.newTitle}</h1>
${form(asked, `${listOf(id)}/ny`, fields(asked, { title: '', text: '' }, trouble))}`
  return { title: t.newTitle, main, under }
}

async function askChange(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params } = asked
  const t = templateTexts[language]
  const { body: template, version } = await api.read<Template>(at`/v1/templates/${params.id ?? ''}`)
  const { id, organisationId } = template
  const isChanged = trouble?.faults.some(({ text }) => text === t.changed)
  const seen = html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="organisationId" value="${organisationId}">`
  const button = html`${seen}<div class="actions"><button class="button button-secondary">${t.removeButton}</button></div>`
  const main = html`${backLink(listOf(organisationId), t.back)}
${errorSummary(trouble, language)}<h1>${t.changeTitle}</h1>
${form(asked, `/skabeloner/${id}`, html`${seen}${fields(asked, template, isChanged ? undefined : trouble)}`)}
<details class="choose" id="slet"><summary>${t.remove}</summary><p>${t.removeWhat}</p>${form(asked, `/skabeloner/${id}/slet`, button)}</details>`
  return { title: t.changeTitle, main, under }
}

function fields(
  { language }: Asked,
  template: TemplateRequest,
  trouble: Trouble | undefined,
): Html {
  const t = templateTexts[language]
  const field = { trouble, language }
  return html`${textInput({ ...field, name: 'title', label: t.name, hint: t.nameHint, value: template.title })}
${textArea({ ...field, name: 'text', label: t.text, value: template.text })}
<div class="actions"><button class="button button-primary">${t.save}</button></div>`
}

function writtenIn({ language }: Asked, sent: Form): TemplateRequest {
  const t = templateTexts[language]
  const [title, text] = [sent.text('title'), sent.text('text')]
  const faults = [
    ...(title ? [] : [{ name: 'title', text: t.nameMissing }]),
    ...(title.length > 100 ? [{ name: 'title', text: t.nameLong }] : []),
    ...(text ? [] : [{ name: 'text', text: t.textMissing }]),
  ]
  if (faults.length > 0) throw new Incomplete(...faults)
  return { title, text }
}

async function make(asked: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = asked.params
  const body = writtenIn(asked, sent)
  const to = at`/v1/organisations/${id}/templates`
  await inWords(asked.api.send('POST', to, { body, key: sent.text('key') }))
  return { to: `${listOf(id)}?gjort=gemt` }
}

async function change(asked: Asked, sent: Form): Promise<Redirect> {
  const { api, language, params } = asked
  const body = writtenIn(asked, sent)
  const { changed } = templateTexts[language]
  const to = at`/v1/templates/${params.id ?? ''}`
  await inWords(api.send('PUT', to, { body, version: sent.text('version') }), { changed })
  return { to: `${listOf(sent.text('organisationId'))}?gjort=gemt` }
}

async function remove({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { changed } = templateTexts[language]
  const to = at`/v1/templates/${params.id ?? ''}`
  await inWords(api.send('DELETE', to, { version: sent.text('version') }), { changed })
  return { to: `${listOf(sent.text('organisationId'))}?gjort=slettet` }
}
