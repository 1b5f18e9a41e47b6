/** All entries that a request covers; an officer goes through them and withholds what must be withheld. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { asking } from '../api.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked, Pages, View } from '../page.ts'
import { backLink, more, note } from '../parts.ts'
import { disclosureRequestTexts } from '../texts/records/disclosure-request.ts'
import { redactionTexts } from '../texts/records/redaction.ts'
import { getEntries } from './entries.ts'
import { asItIs, asRead } from './entry.ts'
import { marksOf, nameOf } from './entry-marks.ts'
import { getRequest, under } from './request.ts'

export const redactionPages: Pages = {
  pages: [{ path: '/aktindsigter/:id/poster', for: 'employee', show: listEntries }],
  actions: [],
}

async function listEntries(asked: Asked): Promise<View> {
  const { language, query } = asked
  const t = redactionTexts[language]
  const [one, { items, next }] = await Promise.all([getRequest(asked), getEntries(asked)])
  const done = t.done[query.get('gjort') ?? '']
  const main = html`${backLink(`/aktindsigter/${one.id}`, disclosureRequestTexts[language].backTo)}
<h1>${t.title}</h1><p>${one.applicant.name}. ${t.why}</p>
${done && note('success', done)}
${one.status !== 'open' && note('info', t.notOpen)}
${items.length === 0 && html`<p>${t.none}</p>`}
<ol class="things no-max-width">${items.map((entry) => card(asked, one, entry))}</ol>
${more(withoutDone(asked), next)}
<p><a href="/aktindsigter/${one.id}/vis">${disclosureRequestTexts[language].preview}</a></p>`
  return { title: t.title, main, under, wide: true }
}

function withoutDone(asked: Asked): Asked {
  return { ...asked, here: asked.here.replace(/([?&])gjort=\w*&?/, '$1') }
}

function card(asked: Asked, { id, status, type }: DisclosureRequest, one: DisclosureEntry): Html {
  const { language, query } = asked
  const t = redactionTexts[language]
  const { number, redaction, shown } = one
  const from = asking({ fra: query.get('fra') ?? undefined })
  const path = `/aktindsigter/${id}/poster/${redaction.entryId}`
  const untouched = status === 'open' && type === 'public' && redaction.at === null
  const words = status === 'open' ? t.work : t.see
  return html`<li class="thing" id="post-${number}"><h2>${nameOf(one, language)}</h2>
${marksOf(one, language)}
<div class="beside even"><div><h3>${t.asIs}</h3>${asItIs(one)}</div>
<div><h3>${t.asRead}</h3>${shown === 'whole' ? html`<p>${t.same}</p>` : asRead(one, language)}${untouched && html`<p>${t.nobodySaw}</p>`}</div></div>
<div class="actions"><a class="button button-secondary" href="${path}${from}">${words}<span class="sr-only"> ${t.inEntry(number)}</span></a>
${untouched && form(asked, `${path}/vis${from}`, showWhole(one, t))}</div></li>`
}

/** Of what nobody has said a word about. */
const untouchedVersion = '"0"'

function showWhole({ number }: DisclosureEntry, t: (typeof redactionTexts)['da']): Html {
  return html`<input type="hidden" name="version" value="${untouchedVersion}"><input type="hidden" name="number" value="${number}"><button class="button button-secondary">${t.showWhole}<span class="sr-only"> ${t.entry(number)}</span></button>`
}
