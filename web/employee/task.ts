/** A task with its chat in the middle and the citizen at the side: all that is needed, and no searching. */
import type { BookingRequest } from '../../schemas/booking-request.ts'
import type { Colleague } from '../../schemas/employee.ts'
import type { Me } from '../../schemas/me.ts'
import type { Message } from '../../schemas/message.ts'
import type { Note } from '../../schemas/note.ts'
import type { Overview } from '../../schemas/overview.ts'
import type { Page } from '../../schemas/page.ts'
import type { Task } from '../../schemas/task.ts'
import type { Template } from '../../schemas/template.ts'
import { at } from '../api.ts'
import { conversation, lastMessages } from '../conversation.ts'
import { errorSummary } from '../field.ts'
import { type Html, html } from '../html.ts'
import type { Asked, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { noteTexts } from '../texts/employee/note.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { taskChangeTexts } from '../texts/employee/task-change.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { bookingSection } from './booking-request.ts'
import { citizenAside } from './citizen-aside.ts'
import { eachPage, ifThere } from './each-page.ts'
import { noteList } from './note.ts'
import { presenceBanner, presenceMarks } from './presence.ts'
import { tellRead } from './reading.ts'
import { replyForm, type Written } from './reply-form.ts'
import { taskCard } from './task-card.ts'
import { wordsOf } from './words-of.ts'
import { wrongLink } from './wrongly-created.ts'

/** What the page is made of: the task first, and then all the rest at once. */
export interface Desk {
  task: Task
  version: string
  me: Me
  messages: Message[]
  overview: Overview
  colleagues: Colleague[]
  templates: Template[]
  notes: Note[]
  booking: BookingRequest | undefined
}

async function gather(asked: Asked): Promise<Desk> {
  const { api, params } = asked
  const [{ body: task, version }, me] = await Promise.all([
    api.read<Task>(at`/v1/tasks/${params.id ?? ''}`),
    asked.me(),
  ])
  const { threadId, citizenId, organisationId, bookingRequestId } = task
  const wish = at`/v1/booking-requests/${bookingRequestId ?? ''}`
  const [messages, overview, colleagues, templates, notes, booking] = await Promise.all([
    lastMessages(asked, threadId),
    api.get<Overview>(at`/v1/citizens/${citizenId}/overview?limit=100`),
    eachPage<Colleague>(api, at`/v1/organisations/${organisationId}/employees`),
    eachPage<Template>(api, at`/v1/organisations/${organisationId}/templates`),
    api.get<Page<Note>>(at`/v1/threads/${threadId}/notes?limit=100`),
    bookingRequestId ? ifThere(api.get<BookingRequest>(wish)) : undefined,
  ])
  tellRead(asked, { threadId, messages, reader: me.name })
  return {
    task,
    version,
    me,
    messages,
    overview,
    colleagues,
    templates,
    notes: notes.items,
    booking,
  }
}

export async function showTask(asked: Asked, written: Written = {}): Promise<View> {
  const { language, query } = asked
  const { trouble } = written
  const desk = await gather(asked)
  const { task, overview } = desk
  const title = `${taskTexts[language].kind[task.kind]}: ${overview.citizen.name}`
  const done = wordsOf(taskChangeTexts[language].done, query.get('gjort') ?? '')
  const main = html`${backLink('/opgaver', taskTexts[language].back)}
${errorSummary(trouble, language)}<h1>${title}</h1>
${done && !trouble && note('success', done)}
${presenceBanner(asked, task)}
<div class="beside thirds">
<section aria-labelledby="opgaven">${taskCard(asked, desk, trouble)}${desk.booking && bookingSection(asked, desk.booking, { taskId: task.id, colleagues: desk.colleagues, trouble })}</section>
<section aria-labelledby="chatten">${chat(asked, desk, written)}</section>
<section aria-labelledby="borgeren">${citizenAside(asked, overview, task)}</section>
</div>${presenceMarks(asked, task.id)}`
  return { title, main, wide: true, under: '/opgaver', live: liveOf(task) }
}

function liveOf({ id, threadId, bookingRequestId }: Task): NonNullable<View['live']> {
  return {
    kinds: [
      ...(['task', 'task-presence', 'thread', 'note', 'booking-request'] as const),
      ...(['message', 'message-wrongly-created', 'messages-shown', 'messages-read'] as const),
    ],
    ids: [id, threadId, ...(bookingRequestId ? [bookingRequestId] : [])],
  }
}

function chat(asked: Asked, desk: Desk, written: Written): Html {
  const { language } = asked
  const { task, version, me, messages, overview, templates, notes } = desk
  const [t, words] = [threadTexts[language], messageTexts[language]]
  const { id, threadId, status } = task
  const head = overview.items.find((one) => one.kind === 'thread' && one.id === threadId)
  const atWork = status === 'open' || status === 'in-progress'
  const replying = { to: `/opgaver/${id}`, threadId, citizen: overview.citizen.name, templates }
  return html`<h2 id="chatten">${t.chat}</h2>
${conversation(asked, messages, { own: 'staff', more: wrongLink(asked, me.organisations) })}
${head?.status === 'closed' ? html`<p>${words.closed}</p>` : replyForm(asked, { ...replying, ...written, version: atWork ? version : undefined })}
${notes.length > 0 && html`<h3>${noteTexts[language].title}</h3>${noteList(asked, notes)}`}
<p><a href="/chats/${threadId}">${t.whole}</a></p>`
}
