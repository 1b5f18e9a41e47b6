/** Requests for aktindsigt: those there are, and how to make one. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import type { Page } from '../../schemas/page.ts'
import { asking, Refused } from '../api.ts'
import { choices, errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, buttonLink, more, note } from '../parts.ts'
import { disclosureTexts } from '../texts/citizen/disclosure.ts'

const own = '/aktindsigt'

export const disclosurePages: Pages = {
  pages: [
    { path: own, for: 'citizen', show: list },
    { path: `${own}/ny`, for: 'citizen', show: (asked) => askWhat(asked) },
  ],
  actions: [{ path: `${own}/ny`, for: 'citizen', take: send, again: askWhat }],
}

async function list(asked: Asked): Promise<View> {
  const { api, citizenId, language, query } = asked
  const t = disclosureTexts[language]
  const cursor = query.get('fra') ?? undefined
  const path = `/v1/disclosure-requests${asking({ citizenId, limit: '20', cursor })}`
  const found = await api.get<Page<DisclosureRequest>>(path).catch((error: unknown) => {
    // whoever acts for somebody may see all else, but not this
    if (error instanceof Refused && error.message === 'not-found') return undefined
    throw error
  })
  const main = html`<h1>${t.title}</h1>${t.what.map((line) => html`<p>${line}</p>`)}
${found ? requests(asked, found) : note('info', t.notYours(await nameOf(asked)))}`
  return { title: t.title, main, live: { kinds: ['disclosure-request'] } }
}

async function nameOf({ me, citizenId, language }: Asked): Promise<string> {
  const other = (await me()).actsFor.find((one) => one.citizenId === citizenId)
  return other?.name ?? disclosureTexts[language].theCitizen
}

function requests(asked: Asked, { items, next }: Page<DisclosureRequest>): Html {
  const { language } = asked
  const t = disclosureTexts[language]
  const latest = [...items].sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1))
  return html`<div class="actions">${buttonLink(`${own}/ny`, t.ask, 'primary')}</div><h2>${t.yours}</h2>
${items.length === 0 ? html`<p>${t.none}</p>` : html`<ul class="things">${latest.map((one) => card(one, language))}</ul>`}
${more(asked, next)}`
}

function card({ id, status, askedAt, dueBy }: DisclosureRequest, language: Language): Html {
  const t = disclosureTexts[language]
  const waits = status === 'open'
  return html`<li class="thing" id="anmodning-${id}"><h3><a href="${own}/${id}">${t.askedAt(moment(askedAt, language))}</a></h3>
<p><strong>${t.status[status]}</strong></p>${waits && html`<p>${t.due(moment(dueBy, language))}</p>`}</li>`
}

async function askWhat(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language } = asked
  const t = disclosureTexts[language]
  const of = Object.entries(t.types).map(([value, words]) => ({ value, words }))
  const field = { trouble, language }
  const type = { ...field, name: 'type', label: t.type, hint: t.typeHint, of, value: 'party' }
  const text = { ...field, name: 'text', label: t.text, hint: t.textHint, optional: true }
  const main = html`${errorSummary(trouble, language)}${backLink(own, t.back)}<h1>${t.askTitle}</h1>
${form(
  asked,
  `${own}/ny`,
  html`${choices(type)}${textArea({ ...text, draft: 'aktindsigt' })}<p>${t.after}</p>
<div class="actions"><button class="button button-primary">${t.send}</button></div>`,
)}`
  return { title: t.askTitle, main, under: own }
}

async function send({ api, citizenId, language }: Asked, sent: Form): Promise<Redirect> {
  const [type, text] = [sent.text('type'), sent.text('text')]
  const t = disclosureTexts[language]
  if (!Object.hasOwn(t.types, type)) throw new Incomplete({ name: 'type', text: t.chooseType })
  const made = await api.send<DisclosureRequest>('POST', '/v1/disclosure-requests', {
    body: { type, citizenId, ...(text && { text }) },
    key: sent.text('key'),
  })
  return { to: `${own}/${made.body.id}?gjort=bedt` }
}
