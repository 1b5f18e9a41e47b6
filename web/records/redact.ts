/** One entry: what of it is withheld, by which law and why, and taking that back. */
import type { Redaction } from '../../schemas/redaction.ts'
import { asking } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Trouble } from '../form.ts'
import { html } from '../html.ts'
import type { Asked, Redirect, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { redactTexts } from '../texts/records/redact.ts'
import { redactionTexts } from '../texts/records/redaction.ts'
import { getEntries } from './entries.ts'
import { marksOf, nameOf } from './entry-marks.ts'
import { work } from './redact-form.ts'
import { redactionPath } from './redact-place.ts'
import { getRequest, under } from './request.ts'
import { theEntry } from './withheld-parts.ts'

/** Its page of the list stands in the address, so that the entry is found again. */
export async function showEntry(asked: Asked, trouble?: Trouble): Promise<View | Redirect> {
  const { api, language, params, query } = asked
  const t = redactionTexts[language]
  const r = redactTexts[language]
  const [request, { items, next }, { version }] = await Promise.all([
    getRequest(asked),
    getEntries(asked),
    api.read<Redaction>(redactionPath(asked)),
  ])
  const place = items.findIndex(({ redaction }) => redaction.entryId === params.entryId)
  const entry = items[place]
  if (!entry) return { to: `/aktindsigter/${request.id}/poster` }
  const list = `/aktindsigter/${request.id}/poster`
  const fra = query.get('fra') ?? undefined
  const done = t.done[query.get('gjort') ?? '']
  const known = { request, entry, version }
  const following = items[place + 1]
  const onward = following
    ? html`<a href="${list}/${following.redaction.entryId}${asking({ fra })}">${r.nextEntry(following.number)}</a>`
    : next && html`<a href="${list}${asking({ fra: next })}">${r.nextPage}</a>`
  const main = html`${backLink(`${list}${asking({ fra })}#post-${entry.number}`, r.backToList)}
${errorSummary(trouble, language)}<h1>${nameOf(entry, language)}</h1>
${done && !trouble && note('success', done)}
${marksOf(entry, language)}
<div class="beside even"><div>${theEntry(asked, known)}</div>
<div>${request.status === 'open' ? work(asked, known, trouble) : html`<p>${t.notOpen}</p>`}</div></div>
${onward && html`<p>${onward}</p>`}`
  return { title: t.entry(entry.number), main, under, wide: true }
}
