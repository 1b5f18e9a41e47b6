/** The form in which staff write to a citizen, from a task or from the chat itself. */
import type { Template } from '../../schemas/template.ts'
import { select, textArea } from '../field.ts'
import type { Form, Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { outcomeField } from './task-outcome.ts'

/** What was wrong with it, or what stands in it by now. */
export interface Written {
  trouble?: Trouble | undefined
  typed?: Form | undefined
}

interface Replying extends Written {
  to: string
  threadId: string
  citizen: string
  templates: Template[]
  /** The version of the task that can be finished with it; left out where there is none. */
  version?: string | undefined
}

export function replyForm(asked: Asked, replying: Replying): Html {
  const { language } = asked
  const { to, threadId, citizen, templates, version, trouble, typed } = replying
  const t = messageTexts[language]
  const text = textArea({
    ...{ name: 'text', label: t.reply, hint: t.seen(citizen), value: typed?.text('text') ?? '' },
    ...{ draft: `svar-${threadId}`, trouble, language },
  })
  // someone writes in it, though nobody has typed since it was shown
  const content = html`${typed && html`<div hidden data-typed></div>`}
${templates.length > 0 && templateChoice(asked, replying)}
${text}
<div class="actions"><button class="button button-primary" name="saa" value="send">${t.send}</button></div>
${version !== undefined && finishing(asked, version)}`
  return html`<div id="svar">${form(asked, to, content)}</div>`
}

/** Without our script too: the page comes again, with the words in it. */
function templateChoice({ language }: Asked, { to, templates, trouble }: Replying): Html {
  const t = messageTexts[language]
  const of = [
    { value: '', words: t.chooseTemplate },
    ...templates.map(({ id, title }) => ({ value: id, words: title })),
  ]
  return html`<div class="with-button">${select({ name: 'skabelon', label: t.template, of, trouble, language })}
<button class="button button-secondary" name="saa" value="skabelon" formaction="${to}#svar">${t.insert}</button></div>`
}

function finishing({ language }: Asked, version: string): Html {
  const t = messageTexts[language]
  const outcome = outcomeField({ name: 'resultat', label: t.outcome, language })
  return html`<div class="with-button">${outcome}
<input type="hidden" name="version" value="${version}">
<button class="button button-secondary" name="saa" value="send-afslut">${t.sendAndFinish}</button></div>`
}
