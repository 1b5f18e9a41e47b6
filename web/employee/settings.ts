/** What each of the own organisations has decided: to whom its chat is open and when, and what it promises. */
import type { Colleague } from '../../schemas/employee.ts'
import type { Organisation, OrganisationSettings } from '../../schemas/organisation.ts'
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Form, Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { note } from '../parts.ts'
import { settingsTexts } from '../texts/employee/settings.ts'
import { eachPage } from './each-page.ts'
import { inWords } from './in-words.ts'
import { fieldOf, settingsOf } from './settings-body.ts'
import { settingsFacts, settingsFields } from './settings-form.ts'
import { tabs } from './tabs.ts'

const path = '/indstillinger/:id'
const under = '/indstillinger'

export const settingsPages: Pages = {
  pages: [
    { path: under, for: 'employee', show: chooseUnit },
    { path, for: 'employee', show: (asked) => showSettings(asked) },
  ],
  actions: [{ path, for: 'employee', take: save, again: showSettings }],
}

async function chooseUnit(asked: Asked): Promise<View | Redirect> {
  const t = settingsTexts[asked.language]
  const { organisations } = await asked.me()
  const [only] = organisations
  if (only && organisations.length === 1) return { to: `${under}/${only.id}` }
  const units = organisations.map(
    ({ id, name }) => html`<li class="thing"><h2><a href="${under}/${id}">${name}</a></h2></li>`,
  )
  const list = html`<p>${t.which}</p><ul class="things tight no-max-width">${units}</ul>`
  const main = html`<h1>${t.title}</h1>${only ? list : html`<p>${t.noUnit}</p>`}`
  return { title: t.title, main }
}

async function showSettings(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params, query, personId } = asked
  const { id = '' } = params
  const t = settingsTexts[language]
  const [{ body: settings, version }, colleagues, me] = await Promise.all([
    api.read<OrganisationSettings>(at`/v1/organisations/${id}/settings`),
    eachPage<Colleague>(api, at`/v1/organisations/${id}/employees`),
    asked.me(),
  ])
  // what was typed would be laid over what a colleague has changed
  const isChanged = trouble?.faults.some(({ text }) => text === t.changed)
  const shown = { settings, colleagues, language, trouble: isChanged ? undefined : trouble }
  const content = html`<input type="hidden" name="version" value="${version}">${settingsFields(shown)}
<div class="actions"><button class="button button-primary">${t.save}</button></div>`
  const main = html`${errorSummary(trouble, language)}${settingsHead(asked, me.organisations, 'chat')}
${query.has('gjort') && !trouble && note('success', t.saved)}
${mayChange(colleagues, personId) ? form(asked, `${under}/${id}`, content) : html`${note('info', whoMay(colleagues, language))}${settingsFacts(shown)}`}`
  return { title: t.title, main, under }
}

/** Whose settings, and the way to its templates. */
export function settingsHead(
  { language, params }: Asked,
  organisations: Organisation[],
  current: 'chat' | 'templates',
): Html {
  const t = settingsTexts[language]
  const { id = '' } = params
  const name = organisations.find((one) => one.id === id)?.name ?? ''
  return html`<h1>${t.title}: ${name}</h1>
${tabs(t.tabs, [
  { to: `${under}/${id}`, words: t.tab, current: current === 'chat' },
  { to: `${under}/${id}/skabeloner`, words: t.templates, current: current === 'templates' },
])}`
}

export function mayChange(colleagues: Colleague[], personId: string): boolean {
  return colleagues.some(({ id, leader }) => id === personId && leader)
}

export function whoMay(colleagues: Colleague[], language: Asked['language']): string {
  const t = settingsTexts[language]
  const names = colleagues.filter(({ leader }) => leader).map(({ name }) => name)
  return t.readOnly(names.join(` ${t.and} `))
}

async function save({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const body = settingsOf(sent, language)
  const { changed } = settingsTexts[language]
  const version = sent.text('version')
  await inWords(api.send('PUT', at`/v1/organisations/${id}/settings`, { body, version }), {
    changed,
    nameOf: (pointer) => fieldOf(pointer, body),
  })
  return { to: `${under}/${id}?gjort=gemt` }
}
