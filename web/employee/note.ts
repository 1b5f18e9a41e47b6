/** What staff write for each other in a chat, and the citizen never sees. */
import type { Note } from '../../schemas/note.ts'
import { at } from '../api.ts'
import { textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html, linesOf } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Redirect } from '../page.ts'
import { noteTexts } from '../texts/employee/note.ts'
import { inWords } from './in-words.ts'

/** Where there are any. */
export function noteList({ language }: Asked, notes: Note[]): Html | undefined {
  if (notes.length === 0) return undefined
  const t = noteTexts[language]
  const lines = notes.map(
    ({ id, author, text, createdAt }) => html`<li class="private" id="note-${id}">
<p class="author">${t.by(author.name, author.organisation)}</p>
<p>${linesOf(text)}</p>
<p class="marks"><time datetime="${createdAt}">${moment(createdAt, language)}</time></p></li>`,
  )
  return html`<p>${t.only}</p><ul class="log">${lines}</ul>`
}

export function noteForm(asked: Asked, threadId: string, trouble: Trouble | undefined): Html {
  const { language } = asked
  const t = noteTexts[language]
  const field = textArea({
    ...{ name: 'note', label: t.write, hint: t.hint, draft: `note-${threadId}` },
    ...{ trouble, language },
  })
  return form(
    asked,
    `/chats/${threadId}/note`,
    html`${field}<div class="actions"><button class="button button-secondary">${t.save}</button></div>`,
  )
}

export async function writeNote({ api, params, language }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const text = sent.text('note')
  if (!text) throw new Incomplete({ name: 'note', text: noteTexts[language].empty })
  const note = { body: { text }, key: sent.text('key') }
  await inWords(api.send('POST', at`/v1/threads/${id}/notes`, note), { nameOf: () => 'note' })
  return { to: `/chats/${id}?gjort=note` }
}
