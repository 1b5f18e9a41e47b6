import { v7 as uuid } from 'uuid'
import { Message } from '../db/models/message.ts'
import { type NewRecordEntry, RecordEntry } from '../db/models/record-entry.ts'
import { Thread } from '../db/models/thread.ts'
import type { RecordEntryKind } from '../schemas/record-entry.ts'
import { aboutOf, type Desk, now, write } from './desk.ts'

/** Of the citizen's side, with a signature; staff are known by their employment. */
type Speaker = { actorId: string; signature: string } | { employeeId: string }

interface Said {
  kind: RecordEntryKind
  organisationId: string
  text: string
  /** Null where the system says it. */
  by: Speaker | null
  /** What else the entry points at. */
  about?: Partial<NewRecordEntry>
}

/** A message in the open chat with the organisation, or in a new one, and the entry that goes with it. */
export async function tell(desk: Desk, said: Said): Promise<void> {
  const { trx, wish, messageId, recordEntryId } = desk
  const { citizenId, dataKey, taskId } = wish
  const { kind, organisationId, text, by, about } = said
  const at = now()
  const author = authorOf(by, said, citizenId)
  const openedBy = author.authorId
  const wanted = { id: uuid(), citizenId, organisationId, at, openedBy }
  const { id: threadId, messageCount: number } = await Thread.openOrAppend(trx, wanted)
  desk.threadId = threadId
  write(desk, () =>
    Message.sealed(dataKey, {
      ...{ id: messageId, threadId, citizenId, number, text, createdAt: at },
      ...author,
    }),
  )
  write(desk, () =>
    RecordEntry.sealed(dataKey, {
      ...{ id: recordEntryId, citizenId, kind, at, organisationId, threadId, messageId, text },
      ...{ actorId: author.authorId, taskId },
      appointmentId: wish.appointmentId,
      ...aboutOf(wish),
      ...about,
    }),
  )
}

function authorOf(by: Speaker | null, { organisationId }: Said, citizenId: string) {
  if (by === null) return { authorKind: 'system' as const, authorId: null, authorName: null }
  if ('employeeId' in by) {
    const staff = { authorKind: 'employee' as const, authorName: null }
    return { ...staff, authorId: by.employeeId, authorOrganisationId: organisationId }
  }
  const { actorId: authorId, signature: authorName } = by
  const authorKind = authorId === citizenId ? ('citizen' as const) : ('representative' as const)
  return { authorKind, authorId, authorName }
}
