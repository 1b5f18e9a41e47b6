import { type FoundContact, openChatWith } from '../db/models/contact-point.ts'
import { findReplyFacts } from '../db/models/reply-facts.ts'
import { contactFor, otherwiseOf, sayContact } from '../domain/contact-point.ts'
import { may } from '../domain/policies.ts'
import { decideReplyFor } from '../domain/reply-permission.ts'
import { sayReplyPermission } from '../domain/reply-words.ts'
import type { ContactPoint } from '../schemas/contact-point.ts'
import type { Asked } from './route.ts'

type Reader = Pick<Asked, 'actor' | 'language' | 'now' | 'trx'> & { params: { id: string } }

/** With the open chat, where it is the reader's to read. */
export async function presentContact(reader: Reader, found: FoundContact): Promise<ContactPoint> {
  const { language } = reader
  const organisation = contactFor(found)
  const chat = await chatOf(reader, organisation.id)
  const what = { da: found.nameDa, en: found.nameEn }
  const mayWrite = chat?.replyPermission.allowed
  return {
    about: found.about,
    organisation,
    threadId: chat?.threadId ?? null,
    replyPermission: chat?.replyPermission ?? null,
    otherwise: otherwiseOf(found, mayWrite),
    explanation: sayContact(found, { what, mayWrite })[language],
  }
}

async function chatOf({ actor, language, now, trx, params }: Reader, organisationId: string) {
  const threadId = await openChatWith(trx, { citizenId: params.id, organisationId })
  const thread = threadId && (await findReplyFacts(trx, threadId))
  if (!thread || !may(actor, 'read thread', { thing: thread, now })) return undefined
  const decision = decideReplyFor(actor, thread, now)
  return { threadId: thread.id, replyPermission: sayReplyPermission(decision, language) }
}
