import { v7 as uuid } from 'uuid'
import type { Database } from '../../db/database.ts'
import { violatedConstraint } from '../../db/failures.ts'
import { RecordEntry } from '../../db/models/record-entry.ts'
import {
  findMarkable,
  keepWronglyCreated,
  type MarkableMessage,
} from '../../db/models/wrongly-created.ts'
import type { Actor } from '../../domain/actor.ts'
import { signatureOf } from '../../domain/cancellation.ts'
import { Refusal } from '../../domain/errors.ts'
import { requireHttpsLinks } from '../../domain/link.ts'
import { sideOf, tellWronglyCreated } from '../../domain/message.ts'
import { may, permit } from '../../domain/policies.ts'
import { organisationOf } from './message.ts'

interface WrongMessage {
  actor: Actor
  messageId: string
  reason: string
  now: Date
}

/** Says of a message that it should not have been written; message and entry stay what they were. */
export async function acceptWronglyCreated(
  trx: Database,
  wrong: WrongMessage,
): Promise<MarkableMessage> {
  const { actor, messageId, reason, now } = wrong
  const found = await findMarkable(trx, messageId)
  const message = permit(actor, 'read thread', { thing: found, now })
  if (message.isMadeBySystem) throw new Refusal('message-made-by-system')
  const thing = asMade(message)
  if (!may(actor, 'mark message wrong', { thing, now })) throw new Refusal('forbidden')
  requireHttpsLinks({ '/reason': reason })
  await keep(trx, message, wrong)
  await RecordEntry.append(trx, message.dataKey, {
    id: uuid(),
    citizenId: message.citizenId,
    kind: 'message-wrongly-created',
    at: now.toISOString(),
    actorId: actor.id,
    organisationId: organisationOf(actor, message),
    threadId: message.id,
    text: tellWronglyCreated(reason),
    // the message has its one entry already
    details: { messageId: message.messageId },
  })
  return message
}

/** Its author's, or its author's organisation's: not everyone's who works in the chat. */
function asMade({ citizenId, authorKind, authorId, authorOrganisationId }: MarkableMessage) {
  return sideOf(authorKind) === 'citizen'
    ? { citizenId, organisationIds: [], makerId: authorId }
    : { citizenId, organisationIds: [authorOrganisationId] }
}

async function keep(trx: Database, message: MarkableMessage, { actor, reason, now }: WrongMessage) {
  const { messageId, citizenId, dataKey } = message
  const signature = actor.kind === 'citizen' ? signatureOf(actor, message) : null
  const at = now.toISOString()
  const row = { messageId, citizenId, actorId: actor.id, signature, reason, at }
  try {
    await keepWronglyCreated(trx, dataKey, row)
  } catch (error) {
    if (violatedConstraint(error) === 'wrongly_created_messages_pkey') {
      throw new Refusal('message-already-wrongly-created')
    }
    throw error
  }
}
