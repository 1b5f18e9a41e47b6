import type { AccessLogLine } from '../../schemas/access-log.ts'
import type { Page } from '../../schemas/page.ts'
import { asking, at } from '../api.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { emphasised, more, time } from '../parts.ts'
import { accessLogTexts } from '../texts/citizen/access-log.ts'

export const accessLogPages: Pages = {
  pages: [{ path: '/adgangslog', for: 'citizen', show: showLooks }],
  actions: [],
}

/** Who looked, and when, the latest first. */
async function showLooks(asked: Asked): Promise<View> {
  const { api, citizenId, language, query } = asked
  const t = accessLogTexts[language]
  const cursor = query.get('fra') ?? undefined
  const path = at`/v1/citizens/${citizenId}/access-log` + asking({ limit: '100', cursor })
  const { items, next } = await api.get<Page<AccessLogLine>>(path)
  const shown = runsOf(items).map((run) =>
    run.length > 1 ? ownLooks(asked, run) : run.map((one) => look(one, language)),
  )
  const main = html`<h1>${t.title}</h1>${[...t.what, t.wrong].map((line) => html`<p>${line}</p>`)}
${items.length === 0 && html`<p>${t.none}</p>`}
<ul class="timeline">${shown}</ul>
${more(asked, next)}`
  return { title: t.title, main }
}

/** What the citizen looked at in one go stands together, so that the others are not lost among it. */
function runsOf(looks: AccessLogLine[]): AccessLogLine[][] {
  const runs: AccessLogLine[][] = []
  for (const one of looks) {
    const run = runs.at(-1)
    const joins = isOwn(one) && run?.[0] && isOwn(run[0])
    if (joins) run.push(one)
    else runs.push([one])
  }
  return runs
}

function isOwn({ purpose, who }: AccessLogLine): boolean {
  return purpose === 'own-case' && who.kind === 'citizen'
}

function ownLooks({ citizenId, personId, language }: Asked, run: AccessLogLine[]): Html {
  const [latest] = run
  const t = accessLogTexts[language]
  const own = (citizenId === personId ? t.own : t.ownOf)(run.length)
  return html`<li id="egne-${latest?.id}"><details><summary>${own}</summary><ul>${run.map((one) => look(one, language))}</ul></details>
<p class="quiet">${latest && time(latest.at, moment, language)}</p></li>`
}

function look({ id, text, at: when, breakGlass }: AccessLogLine, language: Language): Html {
  const outside = breakGlass && emphasised(accessLogTexts[language].outside, 'warning')
  return html`<li id="opslag-${id}"><p>${text}</p><p class="quiet">${time(when, moment, language)} ${outside}</p></li>`
}
