import type { Me } from '../../schemas/me.ts'
import type { Page } from '../../schemas/page.ts'
import type { RecordEntry } from '../../schemas/record-entry.ts'
import { asking, at } from '../api.ts'
import { type Html, html, linesOf } from '../html.ts'
import type { Language } from '../language.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { facts, more, time } from '../parts.ts'
import { recordTexts } from '../texts/citizen/record.ts'

export const recordPages: Pages = {
  pages: [{ path: '/journal', for: 'citizen', show: showRecord }],
  actions: [],
}

/** Line by line, the oldest first, each with the way to what it is about. */
async function showRecord(asked: Asked): Promise<View> {
  const { api, citizenId, language, query } = asked
  const t = recordTexts[language]
  const cursor = query.get('fra') ?? undefined
  const path = at`/v1/citizens/${citizenId}/record` + asking({ limit: '30', cursor })
  const [{ items, next }, me] = await Promise.all([api.get<Page<RecordEntry>>(path), asked.me()])
  const main = html`<h1>${t.title}</h1>${t.what.map((line) => html`<p>${line}</p>`)}
${me.id === citizenId && ownFacts(me, language)}
<p><a href="/aktindsigt">${t.disclose}</a></p>
${items.length === 0 && html`<p>${t.none}</p>`}
<ul class="things">${items.map((entry) => shown(entry, language))}</ul>
${more(asked, next)}`
  return { title: t.title, main }
}

/** Who I am in the municipality's eyes; of whom one acts for, the address is not told. */
function ownFacts({ name, cpr, address }: Me, language: Language): Html {
  const t = recordTexts[language]
  return facts([
    [t.name, name],
    [t.cpr, cpr],
    [t.address, address?.text],
  ])
}

function shown(entry: RecordEntry, language: Language): Html {
  const t = recordTexts[language]
  const about = `${t.of} ${moment(entry.at, language)}`
  const links = linksOf(entry, language).map(
    ([to, words]) =>
      html`<a href="${to}">${words}<span class="sr-only"> (${t.kinds[entry.kind]} ${about})</span></a>`,
  )
  // the record is Danish, whoever reads it
  return html`<li class="thing" id="post-${entry.id}"><h2>${t.kinds[entry.kind]}</h2>
<p class="quiet">${time(entry.at, moment, language)}</p>
<p lang="da">${linesOf(entry.text)}</p>
${links.length > 0 && html`<p class="ways">${links}</p>`}</li>`
}

function linksOf(entry: RecordEntry, language: Language): [string, string][] {
  const t = recordTexts[language]
  const { cancellationId, appointmentId, bookingRequestId, threadId, details } = entry
  const { disclosureRequestId } = details
  const ways: [string, string, unknown][] = [
    ['/aflysninger/', t.cancellation, cancellationId],
    ['/aftaler/', t.appointment, appointmentId],
    ['/tidsoensker/', t.booking, bookingRequestId],
    ['/kontakt/', t.thread, threadId],
    ['/aktindsigt/', t.disclosure, disclosureRequestId],
  ]
  return ways.flatMap(([path, words, id]) =>
    typeof id === 'string' ? [[`${path}${id}`, words] as [string, string]] : [],
  )
}
