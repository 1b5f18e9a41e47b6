/** Sending what was written in a chat, and putting the words of a template into it first. */
import type { Message } from '../../schemas/message.ts'
import type { Template } from '../../schemas/template.ts'
import { at } from '../api.ts'
import { type Form, formOf, Incomplete } from '../form.ts'
import type { Asked } from '../page.ts'
import { messageTexts } from '../texts/employee/message.ts'
import { inWords } from './in-words.ts'

/** Once for each form, however often it is sent. */
export async function sendMessage(
  { api, language }: Asked,
  sent: Form,
  threadId: string,
): Promise<void> {
  const text = sent.text('text')
  if (!text) throw new Incomplete({ name: 'text', text: messageTexts[language].empty })
  const path = at`/v1/threads/${threadId}/messages`
  await inWords(api.send<Message>('POST', path, { body: { text }, key: sent.text('key') }))
}

/** What was typed, with the template's words after it. */
export async function withTemplate({ api, language }: Asked, sent: Form): Promise<Form> {
  const id = sent.text('skabelon')
  if (!id) throw new Incomplete({ name: 'skabelon', text: messageTexts[language].noTemplate })
  const { text } = await api.get<Template>(at`/v1/templates/${id}`)
  const before = sent.text('text')
  return formOf([
    ...sent.fields.filter(([name]) => name !== 'text'),
    ['text', before ? `${before}\n\n${text}` : text],
  ])
}
