/** A whole chat: who wrote what, answering it, and what staff alone see and decide. */
import type { Me } from '../../schemas/me.ts'
import type { Message } from '../../schemas/message.ts'
import type { Note } from '../../schemas/note.ts'
import type { Page } from '../../schemas/page.ts'
import type { ReplyPermission } from '../../schemas/reply-permission.ts'
import type { Task } from '../../schemas/task.ts'
import type { Template } from '../../schemas/template.ts'
import type { Thread } from '../../schemas/thread.ts'
import { at } from '../api.ts'
import { conversation, lastMessages } from '../conversation.ts'
import { errorSummary } from '../field.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, View } from '../page.ts'
import { backLink, note } from '../parts.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { threadTexts } from '../texts/employee/thread.ts'
import { eachPage, ifThere } from './each-page.ts'
import { tellRead } from './reading.ts'
import { replyForm, type Written } from './reply-form.ts'
import { threadAside } from './thread-aside.ts'
import { wordsOf } from './words-of.ts'
import { wrongLink } from './wrongly-created.ts'

export interface Chat {
  thread: Thread
  me: Me
  messages: Message[]
  /** What holds for the citizen. */
  permission: ReplyPermission
  /** Undefined where one only looks in: they are for those who work with it. */
  notes: Note[] | undefined
  tasks: Task[]
  templates: Template[]
}

async function gather(asked: Asked): Promise<Chat> {
  const { api, params } = asked
  const { id = '' } = params
  const [thread, me, messages, permission, notes, tasks] = await Promise.all([
    api.get<Thread>(at`/v1/threads/${id}`),
    asked.me(),
    lastMessages(asked, id),
    api.get<ReplyPermission>(at`/v1/threads/${id}/reply-permission`),
    ifThere(api.get<Page<Note>>(at`/v1/threads/${id}/notes?limit=100`)),
    api.get<Page<Task>>(at`/v1/tasks?threadId=${id}&left=true&limit=20`),
  ])
  const mine = me.organisations.find((one) => one.id === thread.organisation.id)
  const unit = mine ?? me.organisations[0]
  const writes = notes !== undefined && unit !== undefined
  const templates = writes
    ? await eachPage<Template>(api, at`/v1/organisations/${unit.id}/templates`)
    : []
  if (writes) tellRead(asked, { threadId: id, messages, reader: me.name })
  return { thread, me, messages, permission, notes: notes?.items, tasks: tasks.items, templates }
}

export async function showThread(asked: Asked, written: Written = {}): Promise<View> {
  const { language, query } = asked
  const t = threadTexts[language]
  const { trouble } = written
  const chat = await gather(asked)
  const { thread, me, messages } = chat
  const title = t.chatWith(thread.citizen.name)
  const done = wordsOf(t.done, query.get('gjort') ?? '')
  const main = html`${backLink('/chats', t.backToList)}
${errorSummary(trouble, language)}<h1>${title}</h1>
${done && !trouble && note('success', done)}
${thread.closedAt && note('info', t.isClosed(moment(thread.closedAt, language)))}
<div class="beside">
<section aria-labelledby="chatten"><h2 id="chatten">${t.chat}</h2>
${conversation(asked, messages, { own: 'staff', more: wrongLink(asked, me.organisations) })}
${reply(asked, chat, written)}</section>
<div>${threadAside(asked, chat, trouble)}</div>
</div>`
  return { title, main, wide: true, under: '/chats', live: liveOf(thread) }
}

/** The form, or why there is none. */
function reply(asked: Asked, { thread, templates }: Chat, written: Written): Html {
  const { id: threadId, citizen, status, replyPermission } = thread
  const t = messageTexts[asked.language]
  if (status === 'closed') return html`<p>${t.closed}</p>`
  if (!replyPermission.allowed) return html`<p>${t.others}</p>`
  const to = `/chats/${threadId}`
  return replyForm(asked, { to, threadId, citizen: citizen.name, templates, ...written })
}

function liveOf({ id }: Thread): NonNullable<View['live']> {
  return {
    kinds: [
      ...(['thread', 'message', 'message-wrongly-created', 'messages-shown'] as const),
      ...(['messages-read', 'note', 'task'] as const),
    ],
    ids: [id],
  }
}
