import type { OverviewRow } from '../../db/models/overview.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Language } from '../../domain/language.ts'
import type { Likeness } from '../../domain/same-wish.ts'
import { sayLikeness, shownOf } from '../../domain/same-wish-words.ts'
import { isOverdue } from '../../domain/task.ts'
import type { LikelySameWish } from '../../schemas/likely-same-wish.ts'
import type { OverviewItem } from '../../schemas/overview-item.ts'

export interface OverviewReader {
  actor: Actor
  language: Language
  now: Date
  likely: readonly Likeness[]
}

export function presentOverviewItem(row: OverviewRow, reader: OverviewReader): OverviewItem {
  const { kind, dueAt, status, threadId } = row
  const isTask = kind === 'task' && dueAt !== null && status !== 'closed'
  return {
    ...row,
    own: worksFor(reader.actor, row.organisation.id),
    overdue: isTask && isOverdue({ status, dueAt }, reader.now),
    likelySame: reader.likely.flatMap(({ threadIds }) =>
      threadIds.includes(threadId) ? threadIds.filter((id) => id !== threadId) : [],
    ),
  }
}

export function presentLikeness(likeness: Likeness, language: Language): LikelySameWish {
  const { threadIds, words } = likeness
  return { threadIds, words: shownOf(words), explanation: sayLikeness(likeness)[language] }
}

export function worksFor(actor: Actor, organisationId: string): boolean {
  return actor.kind === 'employee' && actor.organisationIds.includes(organisationId)
}
