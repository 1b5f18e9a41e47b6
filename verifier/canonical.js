/** @typedef {import('./json.js').Json} Json */

/**
 * Canonical JSON (RFC 8785): names in the order of their UTF-16 code units, numbers and texts as
 * ECMAScript writes them.
 * @param {Json} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`)
  return `{${members.join(',')}}`
}
