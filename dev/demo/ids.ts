import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'

const made = Date.UTC(2026, 0, 1)

/** The same thing of the demo municipality has the same id on every machine. */
export function idOf(...names: (string | number)[]): string {
  const random = createHash('sha256').update(names.join('/')).digest()
  return uuid({ msecs: made, seq: random.readUInt32BE(16), random })
}
