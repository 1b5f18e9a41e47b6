/** The packages of a request: how far they are, and the way to fetch them. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { buttonLink, note } from '../parts.ts'
import { oneDisclosureTexts } from '../texts/citizen/one-disclosure.ts'

type Package = DisclosureRequest['packages'][number]

export function packagesOf(asked: Asked, { id, packages }: DisclosureRequest): Html[] {
  const t = oneDisclosureTexts[asked.language]
  return packages.map(
    (one) =>
      html`<section id="pakke-${one.part}"><h2>${packages.length > 1 ? t.packageOf(one.part) : t.package}</h2>
${stateOf(asked, id, one)}</section>`,
  )
}

function stateOf({ language }: Asked, id: string, one: Package): Html {
  const t = oneDisclosureTexts[language]
  const { part, status, percent, problem, expiresAt, href } = one
  if (status === 'making') {
    return html`<p id="hvor-langt-${part}">${t.making(percent)}</p>
<progress max="100" value="${percent}" aria-labelledby="hvor-langt-${part}"></progress>
<p>${problem ? t.slow : t.makingHow}</p>`
  }
  if (status === 'stopped') return note('warning', t.stopped)
  if (status === 'expired') return html`<p>${t.expired}</p>`
  if (href === null) return html`<p>${t.notYours}</p>`
  return html`<div class="actions">${buttonLink(`/aktindsigt/${id}/pakke?del=${part}`, t.fetch, 'primary')}</div>
<p>${t.fetchWhat} ${expiresAt && t.until(moment(expiresAt, language))}</p>
<h3>${t.check}</h3><p>${t.checkHow}</p>`
}
