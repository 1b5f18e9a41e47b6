const defaultWaitMs = 2000
const longestWaitMs = 30_000

/** `Prefer: wait=N` and `respond-async` (RFC 7240 §4.1, §4.3), in milliseconds. */
export function preferredWaitMs(header: string): number {
  const preferences = header
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
  const seconds = preferences
    .map((one) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(one)?.[1])
    .find(Boolean)
  if (seconds !== undefined) return Math.min(Number(seconds) * 1000, longestWaitMs)
  return preferences.includes('respond-async') ? 0 : defaultWaitMs
}
