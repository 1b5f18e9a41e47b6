/** What a process is about: a citizen's wish, or a task that nobody wished for in so many words. */
export type WishKind = 'cancellation' | 'booking-request' | 'task' | 'disclosure-request'

/** Named, never carried: who and what it is about is looked up. */
export interface WishRef {
  kind: WishKind
  id: string
}

/** Instead of what the organisation has promised, to see within seconds what takes days. */
export interface Timing {
  answerMs: number
  escalationMs: number
}
