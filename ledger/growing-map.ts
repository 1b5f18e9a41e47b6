import { bitOf, type Head, hashHead, nobody } from './citizen-map.ts'
import { type Hash, hashNodes } from './merkle.ts'

interface Fork {
  sides: [Part, Part]
  hash: Hash | undefined
}
type Part = Fork | { only: Head } | undefined

/** The map of `citizen-map.ts` as it grows: what did not change is not hashed again. */
export function growingMap() {
  let all: Part
  return {
    set(head: Head): void {
      all = put(all, head, 0)
    },
    root: (): Hash => hashOf(all),
  }
}

function put(part: Part, head: Head, depth: number): Part {
  if (!part) return { only: head }
  if ('only' in part) {
    if (part.only.citizen === head.citizen) return { only: head }
    const fork: Fork = { sides: [undefined, undefined], hash: undefined }
    return put(put(fork, part.only, depth), head, depth)
  }
  const side = bitOf(head.citizen, depth) ? 1 : 0
  part.sides[side] = put(part.sides[side], head, depth + 1)
  part.hash = undefined
  return part
}

function hashOf(part: Part): Hash {
  if (!part) return nobody
  if ('only' in part) return hashHead(part.only)
  part.hash ??= hashNodes(hashOf(part.sides[0]), hashOf(part.sides[1]))
  return part.hash
}
