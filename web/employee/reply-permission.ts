/** Opening or closing one chat for replies, in sight of the words that the citizen will read. */
import type { ReplyPermission, ReplyPermissionChange } from '../../schemas/reply-permission.ts'
import type { Thread } from '../../schemas/thread.ts'
import { at } from '../api.ts'
import { choices, errorSummary, textArea, textInput } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import { instantOf } from '../local-time.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink } from '../parts.ts'
import { replyPermissionTexts } from '../texts/employee/reply-permission.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { inWords } from './in-words.ts'

const route = '/chats/:id/svarmulighed'

export const replyPermissionPages: Pages = {
  pages: [{ path: route, for: 'employee', show: (asked) => askWhat(asked) }],
  actions: [{ path: route, for: 'employee', take: change, again: askWhat }],
}

async function askWhat(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params } = asked
  const { id = '' } = params
  const t = replyPermissionTexts[language]
  const [thread, { body: now, version }, me] = await Promise.all([
    api.get<Thread>(at`/v1/threads/${id}`),
    api.read<ReplyPermission>(at`/v1/threads/${id}/reply-permission`),
    asked.me(),
  ])
  const unit = thread.organisation.name
  const field = { trouble, language }
  const of = [
    { value: 'organisation', words: t.organisation(unit) },
    { value: 'employee', words: t.employee(me.name) },
    { value: 'closed', words: t.closed(unit) },
  ]
  const fields = html`<input type="hidden" name="version" value="${version}">
${choices({ ...field, name: 'hvad', label: t.what, of })}
${textInput({ ...field, name: 'until', label: t.until, hint: t.untilHint, type: 'date' })}
${textArea({ ...field, name: 'reason', label: t.reason, hint: t.reasonHint, max: 500 })}
<div class="actions"><button class="button button-primary">${t.save}</button> <a href="/chats/${id}">${t.no}</a></div>`
  const main = html`${backLink(`/chats/${id}`, threadTexts[language].back)}
${errorSummary(trouble, language)}<h1>${t.title}</h1>
<p>${t.now}:</p><blockquote>${now.explanation}</blockquote><p>${t.why}</p>
${form(asked, `/chats/${id}/svarmulighed`, fields)}`
  return { title: t.title, main, under: '/chats' }
}

async function change(asked: Asked, sent: Form): Promise<Redirect> {
  const { api, language, params } = asked
  const { id = '' } = params
  const body = bodyOf(asked, sent)
  const version = sent.text('version')
  const { changed } = replyPermissionTexts[language]
  const path = at`/v1/threads/${id}/reply-permission`
  await inWords(api.send('PUT', path, { body, version }), { changed })
  return { to: `/chats/${id}?gjort=svar` }
}

function bodyOf({ language, now }: Asked, sent: Form): ReplyPermissionChange {
  const t = replyPermissionTexts[language]
  const [what, day, reason] = [sent.text('hvad'), sent.text('until'), sent.text('reason')]
  const until = instantOf(day, '23:59')
  const isPast = day !== '' && (until === undefined || new Date(until) <= now)
  const faults = [
    ...(['organisation', 'employee', 'closed'].includes(what)
      ? []
      : [{ name: 'hvad', text: t.chooseWhat }]),
    ...(isPast ? [{ name: 'until', text: t.untilPast }] : []),
    ...(reason ? [] : [{ name: 'reason', text: t.reasonMissing }]),
  ]
  if (faults.length > 0) throw new Incomplete(...faults)
  const to = what === 'employee' ? 'employee' : 'organisation'
  return { open: what !== 'closed', to, reason, ...(until && { until }) }
}
