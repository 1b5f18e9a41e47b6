import { must, Refusal } from './refusal.js'

/** @typedef {null | boolean | number | string | Json[] | { [name: string]: Json }} Json */

const deepest = 32
const blank = /[ \t\n\r]*/y
const numeral = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const word = /true|false|null/y

/**
 * Reads JSON as RFC 8259 has it, and nothing more: UTF-8 without a byte order mark, no name twice.
 * @param {Uint8Array} bytes
 * @param {string} file where they are from
 * @returns {Json}
 */
export function readJson(bytes, file) {
  const reader = new Reader(decode(bytes, file), file)
  const value = reader.value(0)
  reader.skip(blank)
  reader.must(reader.at === reader.text.length)
  return value
}

/**
 * @param {Uint8Array} bytes
 * @param {string} file
 */
function decode(bytes, file) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('json-malformed', file)
  }
}

class Reader {
  /**
   * @param {string} text
   * @param {string} file
   */
  constructor(text, file) {
    this.text = text
    this.file = file
    this.at = 0
  }

  /** @param {unknown} holds */
  must(holds) {
    must(holds, 'json-malformed', `${this.file}, ${this.at}`)
  }

  /**
   * What the pattern finds here; undefined where it does not fit.
   * @param {RegExp} pattern sticky
   */
  skip(pattern) {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return undefined
    const found = this.text.slice(this.at, pattern.lastIndex)
    this.at = pattern.lastIndex
    return found
  }

  /** @param {string} sign */
  takes(sign) {
    this.skip(blank)
    if (this.text[this.at] !== sign) return false
    this.at += 1
    return true
  }

  /**
   * @param {number} depth
   * @returns {Json}
   */
  value(depth) {
    this.must(depth <= deepest)
    if (this.takes('{')) return this.object(depth + 1)
    if (this.takes('[')) return this.array(depth + 1)
    if (this.text[this.at] === '"') return this.string()
    const said = this.skip(word)
    if (said) return said === 'null' ? null : said === 'true'
    const digits = this.skip(numeral)
    this.must(digits)
    const number = Number(digits)
    this.must(Number.isFinite(number))
    return number
  }

  string() {
    this.must(this.text[this.at] === '"')
    let end = this.at
    do end = this.text.indexOf('"', end + 1)
    while (end !== -1 && isEscaped(this.text, end))
    this.must(end !== -1)
    const text = this.unquoted(this.text.slice(this.at, end + 1))
    // half of a pair has no UTF-8 (RFC 8785 §3.2.2.2)
    this.must(!/\p{Surrogate}/u.test(text))
    this.at = end + 1
    return text
  }

  /** @param {string} quoted */
  unquoted(quoted) {
    try {
      return /** @type {string} */ (JSON.parse(quoted))
    } catch {
      throw new Refusal('json-malformed', `${this.file}, ${this.at}`)
    }
  }

  /** @param {number} depth */
  array(depth) {
    /** @type {Json[]} */
    const items = []
    if (this.takes(']')) return items
    do items.push(this.value(depth))
    while (this.takes(','))
    this.must(this.takes(']'))
    return items
  }

  /** @param {number} depth */
  object(depth) {
    /** @type {{ [name: string]: Json }} */
    const members = Object.create(null)
    if (this.takes('}')) return members
    do {
      this.skip(blank)
      const name = this.string()
      must(!(name in members), 'json-name-twice', `${this.file}, ${name.slice(0, 100)}`)
      this.must(this.takes(':'))
      members[name] = this.value(depth)
    } while (this.takes(','))
    this.must(this.takes('}'))
    return members
  }
}

/**
 * Whether a backslash takes the sign at `at` for itself.
 * @param {string} text
 * @param {number} at
 */
function isEscaped(text, at) {
  let before = at
  while (text[before - 1] === '\\') before -= 1
  return (at - before) % 2 === 1
}
