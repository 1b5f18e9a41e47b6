import { createHash } from 'node:crypto'
import type { Hash } from './merkle.ts'

const width = 32

/** A tree whose every node is at hand; needs about twice its leaves in memory. */
export interface Tree {
  /**
   * What leads from a leaf to the root: the other side of each node on the way, lowest first (RFC 6962
   * §2.1.1). `index` is from 0; a RangeError where there is no such leaf.
   */
  proof(index: number): Hash[]
}

/** `leaves` has 32 bytes for each, and stays as it is. */
export function treeOver(leaves: Buffer): Tree {
  const size = leaves.length / width
  const levels = [leaves]
  for (let level = leaves; level.length > width; ) {
    level = above(level)
    levels.push(level)
  }
  return {
    proof(index) {
      if (!Number.isInteger(index) || index < 0 || index >= size)
        throw new RangeError(`No leaf ${index} among ${size}`)
      return levels.slice(0, -1).flatMap((level, depth) => {
        const other = siblingOf(Math.floor(index / 2 ** depth)) * width
        // on the right edge a node without a partner rises as it is
        return other < level.length ? level.toString('hex', other, other + width) : []
      })
    },
  }
}

const siblingOf = (place: number) => (place % 2 === 0 ? place + 1 : place - 1)

function above(level: Buffer): Buffer {
  const pairs = Math.floor(level.length / (2 * width))
  const rest = level.subarray(2 * pairs * width)
  const nodes = Buffer.alloc(pairs * width + rest.length)
  for (let n = 0; n < pairs; n += 1) {
    const both = level.subarray(2 * n * width, (2 * n + 2) * width)
    createHash('sha256')
      .update('\x01')
      .update(both)
      .digest()
      .copy(nodes, n * width)
  }
  rest.copy(nodes, pairs * width)
  return nodes
}
