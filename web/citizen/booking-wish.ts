/** To ask for a time: for what, by whom, and when it suits; or for another time for a visit. */
import type { Appointment } from '../../schemas/appointment.ts'
import type { BookingRequest } from '../../schemas/booking-request.ts'
import { asking, at } from '../api.ts'
import { choices, errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import { span } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { appointmentTexts } from '../texts/appointment.ts'
import { bookingRequestTexts } from '../texts/citizen/booking-request.ts'
import { bookingWishTexts } from '../texts/citizen/booking-wish.ts'
import { keyOf, kindsOf } from './appointment-kind.ts'
import { preferredDays, preferredTimes } from './preferred-day.ts'

const path = '/tidsoensker/nyt'
const under = '/tidsoensker'

export const bookingWishPages: Pages = {
  pages: [{ path, for: 'citizen', show: (asked) => askWhen(asked) }],
  actions: [
    {
      path,
      for: 'citizen',
      take: send,
      again: (asked, trouble) => askWhen(asked, { ...trouble, faults: trouble.faults.map(ofDay) }),
    },
  ],
}

/** What the API says of the times is said at the first of the days. */
function ofDay(fault: Trouble['faults'][number]): Trouble['faults'][number] {
  return fault.name.startsWith('preferredTimes') ? { ...fault, name: 'day-1' } : fault
}

async function askWhen(asked: Asked, trouble?: Trouble): Promise<View> {
  const { language, query } = asked
  const t = bookingWishTexts[language]
  const replaced = trouble?.form.text('replaces') ?? query.get('aftale') ?? ''
  const title = replaced ? t.titleMove : t.title
  const back = replaced
    ? backLink(`/aftaler/${replaced}`, appointmentTexts[language].toOne)
    : backLink(under, bookingRequestTexts[language].back)
  const what = replaced ? await insteadOf(asked, replaced) : await whatFor(asked, trouble)
  const field = { trouble, language }
  const text = { ...field, name: 'text', label: t.text, hint: t.textHint, optional: true }
  const main = html`${errorSummary(trouble, language)}${back}<h1>${title}</h1>
${what.words}
${
  what.fields &&
  form(
    asked,
    `${path}${asking({ aftale: replaced })}`,
    html`${what.fields}${preferredDays(asked, trouble)}
${textArea({ ...text, draft: `tidsoenske-${replaced}` })}<p>${t.after}</p>
<div class="actions"><button class="button button-primary">${t.send}</button></div>`,
  )
}`
  return { title, main, under }
}

interface What {
  words: Html | undefined
  /** Undefined where one can't ask here. */
  fields: Html | undefined
}

async function insteadOf({ api, language }: Asked, id: string): Promise<What> {
  const t = bookingWishTexts[language]
  const { organisation, type, startsAt, endsAt } = await api.get<Appointment>(
    at`/v1/appointments/${id}`,
  )
  const words = html`<p><strong>${t.instead}</strong><br>${type.name}, ${organisation?.name}<br>${span(startsAt, endsAt, language)}</p>
${organisation ? html`<p>${t.keepsOld}</p>` : note('warning', t.noSupplier)}`
  if (!organisation) return { words, fields: undefined }
  const kind = keyOf({ code: type.code, name: type.name, organisation })
  const fields = html`<input type="hidden" name="replaces" value="${id}"><input type="hidden" name="kind" value="${kind}">`
  return { words, fields }
}

async function whatFor(asked: Asked, trouble: Trouble | undefined): Promise<What> {
  const { language } = asked
  const t = bookingWishTexts[language]
  const kinds = await kindsOf(asked)
  if (kinds.length === 0) return { words: note('info', t.noKinds), fields: undefined }
  const of = kinds.map((kind) => ({
    value: keyOf(kind),
    words: bookingRequestTexts[language].kind(kind.name, kind.organisation.name),
  }))
  const fields = choices({ name: 'kind', label: t.kind, of, trouble, language })
  return { words: undefined, fields }
}

async function send(asked: Asked, sent: Form): Promise<Redirect> {
  const { api, citizenId, language } = asked
  const [appointmentTypeId, organisationId] = sent.text('kind').split(' ')
  if (!appointmentTypeId || !organisationId) {
    throw new Incomplete({ name: 'kind', text: bookingWishTexts[language].chooseKind })
  }
  const [text, replaces] = [sent.text('text'), sent.text('replaces')]
  const wish = {
    ...{ organisationId, appointmentTypeId, citizenId },
    ...(replaces && { replaces }),
    ...(text && { text }),
    preferredTimes: preferredTimes(asked, sent),
  }
  const made = await api.send<BookingRequest>('POST', '/v1/booking-requests', {
    body: wish,
    key: sent.text('key'),
  })
  return { to: `/tidsoensker/${made.body.id}?gjort=bedt` }
}
