import { dayOf } from './calendar.ts'
import { wordsOf } from './danish-words.ts'
import { ownLinesOf } from './own-lines.ts'
import type { Said } from './said.ts'

/** Two chats in which much the same was written; by the rule alone, nothing comes of it. */
export interface Likeness {
  threadIds: [string, string]
  citizenId: string
  /** Danish days between the two. */
  days: number
  /** What both say, in alphabetical order. */
  words: string[]
}

/** What was written longer ago is not compared. */
export const lookBackDays = 14
/** So near in time the two must be. */
const nearDays = 3
/** So many words both must have, and so great a part of the shorter text. */
const leastWords = 2
const leastShare = 0.5
/** The latest of these are compared: at most 1,225 pairs. */
export const mostMessages = 50
const dayMs = 86_400_000

interface Read extends Said {
  about: Map<string, string>
}

/**
 * The whole rule: the same citizen, in two chats, at most three days apart, at least two words in
 * common and at least half of the words of the shorter text. One likeness for each two chats, the
 * strongest; in the order of their ids, whatever order they are given in.
 */
export function likelySame(said: readonly Said[]): Likeness[] {
  const latest = said.toSorted((a, b) => compare(b.at, a.at) || compare(a.id, b.id))
  const read = latest
    .slice(0, mostMessages)
    .map((one): Read => ({ ...one, about: wordsOf(ownLinesOf(one.text), one.names) }))
  const strongest = new Map<string, Likeness>()
  for (const [index, one] of read.entries()) {
    for (const other of read.slice(index + 1)) {
      const found = one.threadId < other.threadId ? compareTwo(one, other) : compareTwo(other, one)
      const key = found?.threadIds.join(' ') ?? ''
      const known = strongest.get(key)
      if (found && (!known || known.words.length < found.words.length)) strongest.set(key, found)
    }
  }
  return [...strongest].sort(([a], [b]) => compare(a, b)).map(([, likeness]) => likeness)
}

function compareTwo(one: Read, other: Read): Likeness | undefined {
  if (one.citizenId !== other.citizenId || one.threadId === other.threadId) return undefined
  const days = daysBetween(one.at, other.at)
  if (!(days <= nearDays)) return undefined
  const stems = [...one.about.keys()].filter((stem) => other.about.has(stem))
  const shorter = Math.min(one.about.size, other.about.size)
  if (stems.length < leastWords || stems.length / shorter < leastShare) return undefined
  const words = stems.map((stem) => [one.about.get(stem), other.about.get(stem)].sort()[0] ?? stem)
  const { threadId, citizenId } = one
  return { threadIds: [threadId, other.threadId], citizenId, days, words: words.sort(compare) }
}

/** NaN where one is no time at all. */
function daysBetween(one: string, other: string): number {
  const [a, b] = [one, other].map((at) => new Date(at).getTime())
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN
  const [first, second] = [one, other].map((at) => new Date(dayOf(at)).getTime())
  return Math.abs((first ?? 0) - (second ?? 0)) / dayMs
}

/** By code units: the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
