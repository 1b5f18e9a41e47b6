/**
 * Unpacks with what a browser has: stops where it is more than this size. Bytes after the end are refused by
 * the browser.
 * @type {import('./zip.js').Inflate}
 */
export async function inflateInBrowser(packed, size) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const bytes = new Uint8Array(size)
  let filled = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (filled + next.value.length > size) {
        await reader.cancel()
        return undefined
      }
      bytes.set(next.value, filled)
      filled += next.value.length
    }
  } catch {
    return undefined
  }
  return filled === size ? bytes : undefined
}
