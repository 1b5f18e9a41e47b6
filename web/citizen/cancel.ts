/** To cancel a visit in three steps: why, what will happen, done. Nothing is stored before the third. */
import type {
  Appointment,
  CancellationPreview,
  CancellationReason,
} from '../../schemas/appointment.ts'
import type { Cancellation } from '../../schemas/cancellation.ts'
import { at, Refused } from '../api.ts'
import { choices, errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment, span } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, facts, note } from '../parts.ts'
import { appointmentTexts } from '../texts/appointment.ts'
import { cancellationTexts } from '../texts/cancellation.ts'
import { isCancellable } from './appointment.ts'

export const cancelPages: Pages = {
  pages: [{ path: '/aftaler/:id/aflys', for: 'citizen', show: (asked) => askWhy(asked) }],
  actions: [
    {
      path: '/aftaler/:id/aflys',
      for: 'citizen',
      take: (asked, sent) => askWhy(asked, undefined, sent),
    },
    {
      path: '/aftaler/:id/aflys/se-efter',
      for: 'citizen',
      take: (asked, sent) => check(asked, sent),
      again: askWhy,
    },
    {
      path: '/aftaler/:id/aflys/send',
      for: 'citizen',
      take: cancel,
      again: goBack,
    },
  ],
}

interface Known {
  appointment: Appointment
  reasons: CancellationReason[]
}

async function gather({ api, params }: Asked): Promise<Known> {
  const { id = '' } = params
  const [appointment, reasons] = await Promise.all([
    api.get<Appointment>(at`/v1/appointments/${id}`),
    api.get<CancellationReason[]>(at`/v1/appointments/${id}/cancellation-reasons`),
  ])
  return { appointment, reasons }
}

/** The first step; with what was chosen before, where one comes back to change it. */
async function askWhy(asked: Asked, trouble?: Trouble, before?: Form): Promise<View | Redirect> {
  const { language, now } = asked
  const t = cancellationTexts[language]
  const { appointment, reasons } = await gather(asked)
  const { id, cancellationId } = appointment
  if (cancellationId) return { to: `/aflysninger/${cancellationId}/kvittering?allerede=ja` }
  if (!isCancellable(appointment, now)) return { to: `/aftaler/${id}` }
  const of = reasons.map(({ code, label }) => ({ value: code, words: label }))
  const field = { trouble, language }
  const [value, text] = [before?.text('reasonCode') ?? '', before?.text('text') ?? '']
  const main = html`${backLink(`/aftaler/${id}`, appointmentTexts[language].back)}
${errorSummary(trouble, language)}
<p class="step-subheading">${t.step(1)}</p><h1>${t.reasonTitle}</h1>${visit(asked, appointment)}
${form(
  asked,
  `/aftaler/${id}/aflys/se-efter`,
  html`${choices({ ...field, name: 'reasonCode', label: t.reason, of, value })}
${textArea({ ...field, name: 'text', label: t.text, hint: t.textHint, optional: true, value: text, draft: `aflys-${id}` })}
<div class="actions"><button class="button button-primary">${t.next}</button></div>`,
)}`
  return { title: t.reasonTitle, main, under: '/aftaler' }
}

function visit({ language }: Asked, { type, startsAt, endsAt }: Appointment): Html {
  return html`<p><strong>${type.name}</strong><br>${span(startsAt, endsAt, language)}</p>`
}

/** The second step: what will happen, before anything does. */
async function check(asked: Asked, sent: Form, trouble?: Trouble): Promise<View> {
  const { language, now } = asked
  const t = cancellationTexts[language]
  const preview = at`/v1/appointments/${asked.params.id ?? ''}/cancellation-preview`
  const [{ appointment, reasons }, { organisation, promisedAnswerBy }] = await Promise.all([
    gather(asked),
    asked.api.get<CancellationPreview>(preview),
  ])
  const reason = reasons.find(({ code }) => code === sent.text('reasonCode'))
  if (!reason) throw new Incomplete({ name: 'reasonCode', text: t.chooseReason })
  const { id, lateFrom, type, startsAt, endsAt } = appointment
  const text = sent.text('text')
  const late = new Date(lateFrom) <= now
  const main = html`${errorSummary(trouble, language)}
<p class="step-subheading">${t.step(2)}</p><h1>${t.checkTitle}</h1>
${late && note('warning', t.lateTitle)}
${facts([
  [t.visit, html`${type.name}<br>${span(startsAt, endsAt, language)}`],
  [t.reason, reason.label],
  [t.wrote, text && linesOf(text)],
  [t.goesTo, organisation.name],
  [t.hears, t.hearsWhen(moment(promisedAnswerBy, language))],
  [t.undo, t.undoWhen],
])}
${form(
  asked,
  `/aftaler/${id}/aflys/send`,
  html`<input type="hidden" name="reasonCode" value="${reason.code}"><textarea name="text" hidden>
${text}</textarea>
${late && lateChoice(asked, trouble)}
<div class="actions"><button class="button button-primary">${t.send}</button>
<button class="button button-secondary" formaction="/aftaler/${id}/aflys">${t.change}</button>
<a href="/aftaler">${t.keep}</a></div>`,
)}`
  return { title: t.checkTitle, main, under: '/aftaler' }
}

function lateChoice({ language }: Asked, trouble: Trouble | undefined): Html {
  const t = cancellationTexts[language]
  const of = Object.entries(t.late).map(([value, words]) => ({ value, words }))
  return choices({ name: 'lateAnswer', label: t.lateWhy, of, trouble, language })
}

/** To the step in which it was said. */
function goBack(asked: Asked, trouble: Trouble): Promise<View | Redirect> {
  const earlier = trouble.faults.some(({ name }) => name === 'text' || name === 'reasonCode')
  return earlier ? askWhy(asked, trouble) : check(asked, trouble.form, trouble)
}

/** The third: it is cancelled once, however often the button is pressed, and in however many windows. */
async function cancel(asked: Asked, sent: Form): Promise<Redirect> {
  const { api, params } = asked
  const { id = '' } = params
  const optional = ['text', 'lateAnswer'].map((name) => [name, sent.text(name)])
  const given = Object.fromEntries(optional.filter(([, value]) => value))
  const body = { reasonCode: sent.text('reasonCode'), ...given }
  try {
    const path = at`/v1/appointments/${id}/cancellation`
    const { body: made } = await api.send<Cancellation>('POST', path, {
      body,
      key: sent.text('key'),
    })
    return { to: `/aflysninger/${made.id}/kvittering` }
  } catch (error) {
    if (!(error instanceof Refused) || error.message !== 'appointment-already-cancelled')
      throw error
    const { cancellationId } = await api.get<Appointment>(at`/v1/appointments/${id}`)
    return { to: `/aflysninger/${cancellationId}/kvittering?allerede=ja` }
  }
}
