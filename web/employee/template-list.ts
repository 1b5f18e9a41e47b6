import type { Colleague } from '../../schemas/employee.ts'
import type { Template } from '../../schemas/template.ts'
import { at } from '../api.ts'
import { type Html, html, linesOf } from '../html.ts'
import type { Asked, Pages, View } from '../page.ts'
import { buttonLink, note } from '../parts.ts'
import { templateTexts } from '../texts/employee/template.ts'
import { eachPage } from './each-page.ts'
import { mayChange, settingsHead, whoMay } from './settings.ts'
import { wordsOf } from './words-of.ts'

export const templateListPages: Pages = {
  pages: [{ path: '/indstillinger/:id/skabeloner', for: 'employee', show: listTemplates }],
  actions: [],
}

async function listTemplates(asked: Asked): Promise<View> {
  const { api, language, params, query, personId } = asked
  const { id = '' } = params
  const t = templateTexts[language]
  const [templates, colleagues, me] = await Promise.all([
    eachPage<Template>(api, at`/v1/organisations/${id}/templates`),
    eachPage<Colleague>(api, at`/v1/organisations/${id}/employees`),
    asked.me(),
  ])
  const may = mayChange(colleagues, personId)
  const done = wordsOf(t.done, query.get('gjort') ?? '')
  const main = html`${settingsHead(asked, me.organisations, 'templates')}
${done && note('success', done)}
${!may && note('info', whoMay(colleagues, language))}
<h2>${t.title}</h2><p>${t.what}</p>
${may && html`<p>${buttonLink(`/indstillinger/${id}/skabeloner/ny`, t.make, 'primary')}</p>`}
${templates.length === 0 && html`<p>${t.none}</p>`}
<ul class="things tight no-max-width">${templates.map((one) => line(asked, one, may))}</ul>`
  return { title: t.title, main, under: '/indstillinger' }
}

function line({ language }: Asked, { id, title, text }: Template, may: boolean): Html {
  const t = templateTexts[language]
  return html`<li class="thing" id="skabelon-${id}"><h3>${title}</h3><p>${linesOf(text)}</p>
${may && html`<p><a href="/skabeloner/${id}">${t.change}<span class="sr-only">${t.changeThis(title)}</span></a></p>`}</li>`
}
