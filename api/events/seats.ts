import type { PersonActing } from '../../db/acting.ts'
import { Refusal } from '../../domain/errors.ts'

export interface StreamSizes {
  /** Open streams of one identity, and of the process. */
  ofIdentity: number
  ofProcess: number
  /** A client that leaves more than this unread is dropped. */
  unreadBytes: number
  heartbeatMs: number
}

export const usualStreams: StreamSizes = {
  ofIdentity: 10,
  ofProcess: 2000,
  unreadBytes: 256 * 1024,
  heartbeatMs: 15_000,
}

/** Takes a seat for a stream and hands back how to give it up; refuses where there is none. */
export function createSeats({ ofIdentity, ofProcess }: StreamSizes) {
  const taken = new Map<string, number>()
  let all = 0

  return function take({ kind, subject }: PersonActing): () => void {
    const identity = `${kind} ${subject}`
    const own = taken.get(identity) ?? 0
    const headers = { 'Retry-After': '10' }
    if (own >= ofIdentity) throw new Refusal('streams-full', { headers })
    if (all >= ofProcess) throw new Refusal('unavailable', { headers })
    taken.set(identity, own + 1)
    all += 1
    return () => {
      const left = (taken.get(identity) ?? 1) - 1
      if (left === 0) taken.delete(identity)
      else taken.set(identity, left)
      all -= 1
    }
  }
}
