import type { SeenMessage } from '../../db/models/message.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Language } from '../../domain/language.ts'
import { isOfAuthorsSide, sideOf, wronglyCreatedWords } from '../../domain/message.ts'
import { type Mark, seenBy } from '../../domain/seen.ts'
import type { Author, Message, WronglyCreated } from '../../schemas/message.ts'

export interface MessageReader {
  actor: Actor
  language: Language
  now: Date
  /** Of the chats that the messages stand in. */
  marks: readonly Mark[]
}

export function presentMessage(row: SeenMessage, reader: MessageReader): Message {
  const { actor, language, now, marks } = reader
  const side = actor.kind === 'citizen' ? 'citizen' : 'organisation'
  const seen = seenBy({ ...row, side: sideOf(row.authorKind) }, marks, { side, language, now })
  const isHidden = row.wrongAt !== null && !isOfAuthorsSide(actor, row)
  return {
    id: row.id,
    threadId: row.threadId,
    number: row.number,
    author: authorOf(row),
    text: isHidden ? wronglyCreatedWords[language] : row.text,
    createdAt: row.createdAt,
    readAt: seen.flatMap(({ readAt }) => readAt ?? []).sort()[0] ?? null,
    cancellationId: row.cancellationId,
    seenBy: seen,
    wronglyCreated: wronglyCreatedOf(row, isHidden),
  }
}

function authorOf(row: SeenMessage): Author {
  const { authorKind: kind, authorName, staffName, authorOrganisation, citizenId } = row
  const isFor = kind === 'representative'
  return {
    kind,
    name: authorName ?? staffName,
    organisation: authorOrganisation,
    onBehalfOf: isFor ? { id: citizenId, name: row.citizenName ?? '' } : null,
  }
}

function wronglyCreatedOf(row: SeenMessage, isHidden: boolean): WronglyCreated | null {
  const { wrongAt: at, wrongReason: reason, wrongSignature, wrongStaffName } = row
  if (at === null || reason === null) return null
  return isHidden ? { at } : { at, by: wrongSignature ?? wrongStaffName ?? '', reason }
}
