/** Who may act for a citizen, and for whom one acts, each in what. */
import type { Me } from '../../schemas/me.ts'
import type { Page } from '../../schemas/page.ts'
import type { Representative } from '../../schemas/representative.ts'
import { asking, at } from '../api.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { day } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { more, note } from '../parts.ts'
import { representativeTexts } from '../texts/citizen/representative.ts'

export const representativePages: Pages = {
  pages: [{ path: '/repraesentanter', for: 'citizen', show: showRepresentatives }],
  actions: [],
}

async function showRepresentatives(asked: Asked): Promise<View> {
  const { citizenId, personId, language } = asked
  const t = representativeTexts[language]
  const isSelf = citizenId === personId
  const [me, ofMine] = await Promise.all([asked.me(), isSelf ? listOf(asked) : undefined])
  const other = me.actsFor.find((one) => one.citizenId === citizenId)
  const main = html`<h1>${t.title}</h1>
<h2>${t.forMe}</h2>
${ofMine ?? note('info', t.onlySelf(other?.name ?? t.theCitizen))}
<h2>${t.change}</h2><p>${t.changeHow}</p>
<h2>${t.forOthers}</h2>
${
  me.actsFor.length === 0
    ? html`<p>${t.noOthers}</p>`
    : html`<ul class="things">${me.actsFor.map((one) => actsFor(one, language))}</ul>
<p><a href="/for-hvem">${t.act}</a></p>`
}`
  return { title: t.title, main, live: { kinds: ['me'] } }
}

async function listOf(asked: Asked): Promise<Html> {
  const { api, citizenId, language, now, query } = asked
  const t = representativeTexts[language]
  const cursor = query.get('fra') ?? undefined
  const path = at`/v1/citizens/${citizenId}/representatives` + asking({ cursor })
  const { items, next } = await api.get<Page<Representative>>(path)
  const cards = items.map(({ id, name, kind, scopes, startsAt, until }) => {
    const later = new Date(startsAt) > now
    return html`<li class="thing" id="ret-${id}"><h3>${name}</h3><p>${t.kinds[kind]}</p>
<p>${t.may(name)}</p>${inWords(scopes, t.scopes)}
<p class="quiet">${later && `${t.from(day(startsAt, language))}. `}${until ? t.until(day(until, language)) : t.always}</p></li>`
  })
  if (items.length === 0) return html`<p>${t.what}</p><p>${t.none}</p>`
  return html`<p>${t.what}</p><ul class="things">${cards}</ul>${more(asked, next)}`
}

function actsFor(
  { citizenId, name, kind, scopes, until }: Me['actsFor'][number],
  language: Language,
): Html {
  const t = representativeTexts[language]
  return html`<li class="thing" id="for-${citizenId}"><h3>${name}</h3><p>${t.kinds[kind]}</p>
<p>${t.mayFor(name)}</p>${inWords(scopes, t.scopesFor)}
${until && html`<p class="quiet">${t.until(day(until, language))}</p>`}</li>`
}

function inWords(scopes: Representative['scopes'], words: Record<string, string>): Html {
  return html`<ul>${scopes.map((scope) => html`<li>${words[scope]}</li>`)}</ul>`
}
