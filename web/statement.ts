/** The accessibility statement that law no. 692 of 2018 asks for. */
import { type Html, html } from './html.ts'
import { day } from './moments.ts'
import type { Asked, Pages, View } from './page.ts'
import { facts } from './parts.ts'
import { statementTexts } from './texts/statement.ts'

export interface Contact {
  phone: string
  email: string
}

/** When the pages were last gone through by hand; the law asks for once a year at least. */
const assessedOn = '2026-11-27T12:00:00Z'

export function statementPages(contact: Contact): Pages {
  return {
    pages: [{ path: '/was', for: 'anyone', show: async (asked) => statement(asked, contact) }],
    actions: [],
  }
}

function statement({ language }: Asked, contact: Contact): View {
  const t = statementTexts[language]
  const lines = (all: string[]) => html`<ul>${all.map((one) => html`<li>${one}</li>`)}</ul>`
  const main = html`<h1>${t.title}</h1><p>${t.commitment}</p>
<h2>${t.status}</h2><p>${t.statusWhat}</p>
<h2>${t.gaps}</h2><p>${t.gapsWhat}</p>${lines(t.gapList)}
<p>${t.others}</p>${lines(t.otherList)}<p>${t.noBurden}</p>
<h2>${t.made}</h2><p>${t.madeOn(day(assessedOn, language))}</p>${lines(t.madeHow)}
<h2>${t.contact}</h2>${t.contactWhat.map((line) => html`<p>${line}</p>`)}${reach(t, contact)}
<h2>${t.enforcement}</h2>${t.enforcementWhat.map((line) => html`<p>${line}</p>`)}
<p><a href="https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/">${t.agencyLink}</a></p>`
  return { title: t.title, main }
}

function reach(t: (typeof statementTexts)['da'], { phone, email }: Contact): Html {
  if (!phone && !email) return html`<p>${t.contactElsewhere}</p>`
  return facts([
    [t.phone, phone && html`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`],
    [t.email, email && html`<a href="mailto:${email}">${email}</a>`],
  ])
}
