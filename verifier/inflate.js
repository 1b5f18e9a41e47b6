import { inflateRawSync } from 'node:zlib'

/**
 * Unpacks with what Node has: exactly to this size, and from all of the bytes.
 * @type {import('./zip.js').Inflate}
 */
export async function inflate(packed, size) {
  try {
    const options = { maxOutputLength: Math.max(size, 1), info: true }
    const { buffer, engine } = /** @type {{ buffer: Buffer, engine: { bytesWritten: number } }} */ (
      /** @type {unknown} */ (inflateRawSync(packed, options))
    )
    return engine.bytesWritten === packed.length ? buffer : undefined
  } catch {
    return undefined
  }
}
