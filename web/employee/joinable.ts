import type { LikelySameWish } from '../../schemas/likely-same-wish.ts'
import type { OverviewItem } from '../../schemas/overview-item.ts'

/** Open, and not joined with others yet. */
export function isJoinable({ kind, status, sameWishId }: OverviewItem): boolean {
  return kind === 'thread' && status === 'open' && sameWishId === null
}

/** Pairs that can still be joined, of those that may be about the same. */
export function joinablePairs(pairs: LikelySameWish[], items: OverviewItem[]): LikelySameWish[] {
  const open = new Set(items.filter(isJoinable).map(({ id }) => id))
  return pairs.filter(({ threadIds }) => threadIds.every((id) => open.has(id)))
}

/** Chats that may be about the same as another one, and can be joined with it. */
export function alikeIn(items: OverviewItem[]): Set<string> {
  const open = new Set(items.filter(isJoinable).map(({ id }) => id))
  const alike = items.filter(
    ({ id, likelySame }) => open.has(id) && likelySame.some((other) => open.has(other)),
  )
  return new Set(alike.map(({ id }) => id))
}
