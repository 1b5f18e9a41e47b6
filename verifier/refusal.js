/** Why a package is refused: one code of `words.js`, and where. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} [where]
   */
  constructor(code, where = '') {
    super(where ? `${code}: ${where}` : code)
    this.code = code
    this.where = where
  }
}

/**
 * @param {unknown} holds
 * @param {string} code
 * @param {string} [where]
 * @returns {asserts holds}
 */
export function must(holds, code, where) {
  if (!holds) throw new Refusal(code, where)
}
