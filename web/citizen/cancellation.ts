/** What came of a cancellation: the receipt, how far it is, and the way back. */
import type { Cancellation } from '../../schemas/cancellation.ts'
import type { Receipt } from '../../schemas/receipt.ts'
import type { Timeline } from '../../schemas/timeline.ts'
import { at } from '../api.ts'
import { errorSummary } from '../field.ts'
import type { Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Live, Pages, View } from '../page.ts'
import { backLink, buttonLink, facts, note } from '../parts.ts'
import { cancellationTexts } from '../texts/cancellation.ts'
import { calendarTexts } from '../texts/citizen/calendar.ts'

const under = '/aftaler'
const live = (id: string): Live => ({
  kinds: ['cancellation', 'task', 'appointment'],
  ids: [id],
})

export const cancellationPages: Pages = {
  pages: [
    { path: '/aflysninger/:id', for: 'citizen', show: showTimeline },
    { path: '/aflysninger/:id/kvittering', for: 'citizen', show: showReceipt },
    { path: '/aflysninger/:id/fortryd', for: 'citizen', show: (asked) => askUndo(asked) },
  ],
  actions: [
    {
      path: '/aflysninger/:id/fortryd',
      for: 'citizen',
      again: askUndo,
      async take({ api, params }, sent) {
        const { id = '' } = params
        await api.send('POST', at`/v1/cancellations/${id}/withdrawal`, { key: sent.text('key') })
        return { to: `/aflysninger/${id}` }
      },
    },
  ],
}

async function gather({ api, params }: Asked) {
  const { id = '' } = params
  return {
    id,
    cancellation: api.get<Cancellation>(at`/v1/cancellations/${id}`),
    receipt: () => api.get<Receipt>(at`/v1/cancellations/${id}/receipt`),
    timeline: () => api.get<Timeline>(at`/v1/cancellations/${id}/timeline`),
  }
}

async function showReceipt(asked: Asked): Promise<View> {
  const { language, query } = asked
  const t = cancellationTexts[language]
  const { id, ...gathered } = await gather(asked)
  const [cancellation, receipt] = await Promise.all([gathered.cancellation, gathered.receipt()])
  const known = query.get('allerede') !== null
  const { handedIn, done, next, contact, status } = receipt
  const title = titles(language)[status]
  const off = status === 'accepted' || status === 'completed'
  const main = html`<p class="step-subheading">${t.step(3)}</p><h1>${title}</h1>
${known ? note('info', t.already) : note(status === 'rejected' ? 'warning' : 'success', next.text)}
${receipt.late && note('warning', receipt.late)}
<div class="actions">${receipt.threadId && buttonLink(`/kontakt/${receipt.threadId}`, t.toThread, 'primary')}
${buttonLink(`/aflysninger/${id}`, t.timeline)} ${undoLink(asked, cancellation)}</div>
<h2>${t.handedIn}</h2>
${facts([
  [t.visit, html`${handedIn.appointment}<br>${moment(handedIn.startsAt, language)}`],
  [t.reason, handedIn.reason],
  [t.yourText, handedIn.text && linesOf(handedIn.text)],
  [t.by, handedIn.by],
  [t.at, moment(handedIn.at, language)],
])}
${done.length > 0 && html`<h2>${t.done}</h2><ul>${done.map(({ text, at: when }) => html`<li>${text} <span class="quiet">${moment(when, language)}</span></li>`)}</ul>`}
<h2>${t.nextTitle}</h2>${known && html`<p>${next.text}</p>`}
${facts([
  [t.now, receipt.with],
  [
    t.contact,
    html`${contact.name}, <a href="tel:${contact.phone.replace(/[^\d+]/g, '')}">${contact.phone}</a>`,
  ],
])}
${off && html`<p class="d-print-none">${calendarTexts[language].removeWhat} <a href="/aftaler/${cancellation.appointmentId}/kalender.ics">${calendarTexts[language].remove}</a></p>`}
<p class="quiet d-print-none"><button type="button" class="linklike" data-print hidden>${t.print}</button> ${t.printHow}</p>
<p><a href="/aftaler">${t.back}</a></p>`
  return { title: `${t.receipt}: ${title}`, main, under, live: live(id) }
}

function titles(language: Asked['language']): Record<Cancellation['status'], string> {
  const t = cancellationTexts[language]
  return {
    accepted: t.receiptWaiting,
    completed: t.receiptDone,
    rejected: t.receiptRejected,
    withdrawn: t.receiptWithdrawn,
  }
}

function undoLink(
  { language, now }: Asked,
  { id, withdrawableUntil }: Cancellation,
): Html | undefined {
  const until = withdrawableUntil && new Date(withdrawableUntil)
  if (!until || until <= now) return undefined
  return buttonLink(`/aflysninger/${id}/fortryd`, cancellationTexts[language].withdraw)
}

/** Who has it now, when one hears, and what has happened. */
async function showTimeline(asked: Asked): Promise<View> {
  const { language } = asked
  const t = cancellationTexts[language]
  const { id, ...known } = await gather(asked)
  const [cancellation, { items, now }] = await Promise.all([known.cancellation, known.timeline()])
  const { threadId, organisationId, withdrawal } = cancellation
  const undone = withdrawal !== null && withdrawal !== undefined
  const main = html`${backLink('/aftaler', t.back)}<h1>${t.timelineTitle}</h1>
${note(undone ? 'success' : 'info', now.text)}
${facts([
  [t.now, now.with],
  [t.hears, now.promisedAnswerBy && t.hearBy(moment(now.promisedAnswerBy, language))],
])}
<div class="actions">${threadId && buttonLink(`/kontakt/${threadId}`, t.toThread, 'primary')}
${buttonLink(`/aflysninger/${id}/kvittering`, t.toReceipt)} ${undoLink(asked, cancellation)}
${organisationId && buttonLink(`/tidsoensker/nyt?aftale=${cancellation.appointmentId}`, t.rebook)}</div>
<h2>${t.happened}</h2>
<ol class="timeline">${items.map((one) => html`<li><p>${one.text}</p><p class="quiet"><time datetime="${one.at}">${moment(one.at, language)}</time>, ${one.by}</p></li>`)}</ol>`
  return { title: t.timelineTitle, main, under, live: live(id) }
}

async function askUndo(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language } = asked
  const t = cancellationTexts[language]
  const { id, ...known } = await gather(asked)
  const [cancellation, { handedIn }] = await Promise.all([known.cancellation, known.receipt()])
  const until = cancellation.withdrawableUntil
  const button = html`<div class="actions"><button class="button button-primary">${t.withdrawYes}</button> <a href="/aflysninger/${id}">${t.withdrawNo}</a></div>`
  const main = html`${errorSummary(trouble, language)}<h1>${t.withdrawTitle}</h1>
<p><strong>${handedIn.appointment}</strong></p><p>${t.withdrawWhy}</p>
${until && html`<p>${t.withdrawUntil(moment(until, language))}</p>`}
${form(asked, `/aflysninger/${id}/fortryd`, button)}`
  return { title: t.withdrawTitle, main, under }
}
