/** How far the package is; whoever wrote the request down for somebody else fetches it. */
import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import { asking } from '../api.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../page.ts'
import { note } from '../parts.ts'
import { disclosurePackageTexts } from '../texts/records/disclosure-package.ts'

type Package = DisclosureRequest['packages'][number]

export function packagesOf(asked: Asked, one: DisclosureRequest): Html | undefined {
  if (one.packages.length === 0) return undefined
  const t = disclosurePackageTexts[asked.language]
  return html`<h2>${t.title}</h2>${one.packages.map((made) => shown(asked, one, made))}`
}

function shown({ language }: Asked, { id }: DisclosureRequest, made: Package): Html {
  const t = disclosurePackageTexts[language]
  const { part, status, percent, problem, href } = made
  if (status === 'making') {
    return html`<div id="pakke-${part}"><p id="pakke-${part}-ord">${t.making(part, percent)}</p>
<p><progress max="100" value="${percent}" aria-labelledby="pakke-${part}-ord"></progress></p>
${problem && note('warning', t.problem[problem])}</div>`
  }
  const fetched = `/aktindsigter/${id}/pakke${asking({ del: String(part) })}`
  const fetching =
    href &&
    html`<p>${t.fetchWhy}</p><p><a class="button button-primary" href="${fetched}" download>${t.fetch}<span class="sr-only"> ${part}</span></a></p>`
  return html`<div id="pakke-${part}"><p>${words(language, made)}</p>${fetching}</div>`
}

function words(language: Asked['language'], { part, status, expiresAt }: Package): string {
  const t = disclosurePackageTexts[language]
  if (status === 'ready' && expiresAt) return t.ready(part, moment(expiresAt, language))
  return status === 'stopped' ? t.stopped(part) : t.expired(part)
}
