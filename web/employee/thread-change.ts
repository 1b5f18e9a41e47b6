/** What one does in a chat: write, note, close. */
import { at } from '../api.ts'
import type { Form } from '../form.ts'
import type { Action, Asked, Redirect, View } from '../page.ts'
import { sendMessage, withTemplate } from './message.ts'
import { writeNote } from './note.ts'
import { showThread } from './thread.ts'

export const threadActions: Action[] = [
  {
    path: '/chats/:id',
    for: 'employee',
    take: reply,
    again: (asked, trouble) => showThread(asked, { trouble }),
  },
  {
    path: '/chats/:id/note',
    for: 'employee',
    take: writeNote,
    again: (asked, trouble) => showThread(asked, { trouble }),
  },
  {
    path: '/chats/:id/afslut',
    for: 'employee',
    again: (asked, trouble) => showThread(asked, { trouble }),
    async take({ api, params }, sent) {
      const { id = '' } = params
      await api.send('POST', at`/v1/threads/${id}/close`, { key: sent.text('key') })
      return { to: `/chats/${id}?gjort=afsluttet` }
    },
  },
]

async function reply(asked: Asked, sent: Form): Promise<View | Redirect> {
  const { id = '' } = asked.params
  if (sent.text('saa') === 'skabelon') {
    return showThread(asked, { typed: await withTemplate(asked, sent) })
  }
  await sendMessage(asked, sent, id)
  return { to: `/chats/${id}?gjort=sendt` }
}
