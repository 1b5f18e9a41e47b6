/** Beside a chat: whose it is, what there is to do, whether the citizen can reply, and notes. */
import type { Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Html, html } from '../html.ts'
import type { Asked } from '../page.ts'
import { buttonLink, facts } from '../parts.ts'
import { noteTexts } from '../texts/employee/note.ts'
import { replyPermissionTexts } from '../texts/employee/reply-permission.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { noteForm, noteList } from './note.ts'
import type { Chat } from './thread.ts'

export function threadAside(asked: Asked, chat: Chat, trouble: Trouble | undefined): Html {
  const { thread, notes } = chat
  const { citizen, organisation, replyPermission } = thread
  const t = threadTexts[asked.language]
  return html`<section aria-labelledby="borgeren"><h2 id="borgeren">${t.citizen}</h2>
${facts([[t.unit, organisation.name]])}
<p><a href="/borgere/${citizen.id}">${t.aboutCitizen(citizen.name)}</a></p></section>
${notes && tasks(asked, chat)}
${permission(asked, chat)}
${notes && privateNotes(asked, chat, trouble)}
${replyPermission.allowed && close(asked, thread.id)}`
}

function tasks({ language }: Asked, { tasks: all }: Chat): Html {
  const t = threadTexts[language]
  const { kind } = taskTexts[language]
  const lines = all.map(
    (task) =>
      html`<li id="opgave-${task.id}"><a href="/opgaver/${task.id}">${kind[task.kind]}: ${task.text.split('\n')[0]}</a></li>`,
  )
  const list = lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>${t.noTasks}</p>`
  return html`<section aria-labelledby="opgaver"><h2 id="opgaver">${t.tasks}</h2>${list}</section>`
}

/** In the words that the citizen reads. */
function permission({ language }: Asked, { thread, permission: { explanation } }: Chat): Html {
  const t = replyPermissionTexts[language]
  const to = `/chats/${thread.id}/svarmulighed`
  return html`<section aria-labelledby="svarmulighed"><h2 id="svarmulighed">${t.title}</h2>
<p>${t.now}:</p><blockquote>${explanation}</blockquote>
${thread.replyPermission.allowed && buttonLink(to, t.change)}</section>`
}

function privateNotes(asked: Asked, { thread, notes = [] }: Chat, trouble: Trouble | undefined) {
  const t = noteTexts[asked.language]
  const none = notes.length === 0 && html`<p>${t.none}</p>`
  return html`<section aria-labelledby="kolleger"><h2 id="kolleger">${t.title}</h2>${none}${noteList(asked, notes)}
${noteForm(asked, thread.id, trouble)}</section>`
}

function close(asked: Asked, id: string): Html {
  const t = threadTexts[asked.language]
  const button = html`<div class="actions"><button class="button button-secondary">${t.closeButton}</button></div>`
  return html`<details class="choose" id="afslut-chat"><summary>${t.close}</summary><p>${t.closeWhat}</p>${form(asked, `/chats/${id}/afslut`, button)}</details>`
}
