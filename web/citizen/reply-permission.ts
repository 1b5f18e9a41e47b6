/** The form of a reply; or why there is none, who can open for it, and what one can do. */
import type { Thread } from '../../schemas/thread.ts'
import { textArea } from '../field.ts'
import type { Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import type { Asked } from '../page.ts'
import { buttonLink, facts, note } from '../parts.ts'
import { highest, signInUrl } from '../sign-in-path.ts'
import { replyPermissionTexts } from '../texts/citizen/reply-permission.ts'

interface Replying {
  trouble: Trouble | undefined
  /** Where the form goes. */
  to: string
}

export function replyForm(asked: Asked, thread: Thread, { trouble, to }: Replying): Html {
  const { language } = asked
  const t = replyPermissionTexts[language]
  const field = { name: 'text', label: t.message, hint: t.hint, trouble, language }
  return html`<h2>${t.write(thread.organisation.name)}</h2><p>${thread.replyPermission.explanation}</p>
${form(
  asked,
  to,
  html`${textArea({ ...field, draft: `kontakt-${thread.id}` })}
<div class="actions"><button class="button button-primary">${t.send}</button></div>`,
)}`
}

export function whyNoReply(asked: Asked, thread: Thread, { trouble, to }: Replying): Html {
  const { language } = asked
  const t = replyPermissionTexts[language]
  const { code, explanation, opensBy } = thread.replyPermission
  const typed = trouble?.form.text('text')
  // a frame has no place for more than one page
  const framed = !to.startsWith('/kontakt/')
  return html`<h2>${t.closed}</h2>${note('info', explanation)}
${typed && html`<p>${t.notSent}</p><blockquote>${linesOf(typed)}</blockquote>`}
${opensBy && facts([[t.opens, opensBy.name]])}
${code === 'assurance-too-low' && html`<p>${t.stepUpWhy}</p>`}
${
  !framed &&
  html`<div class="actions">${opensBy && buttonLink(`/kontakt/${thread.id}/bed-om-svar`, t.ask, 'primary')}
${code === 'assurance-too-low' && buttonLink(signInUrl(`/kontakt/${thread.id}`, highest), t.stepUp, 'primary')}
<a href="/kontakt#kontakter">${t.call}</a></div>`
}`
}
