/** @typedef {(value: unknown) => string | undefined} Shape where it does not fit, '' for the whole; undefined where it does */

/** @param {(value: unknown) => boolean} fits @returns {Shape} */
const where = (fits) => (value) => (fits(value) ? undefined : '')

export const text = where((value) => typeof value === 'string')
export const truth = where((value) => typeof value === 'boolean')
/** @param {RegExp} rule */
const written = (rule) => where((value) => typeof value === 'string' && rule.test(value))
export const hash = written(/^[0-9a-f]{64}$/)
export const uuid = written(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const basis = written(/^[a-z][a-z0-9-]*$/)

/** A time that there is, in the one way of writing it. */
export const instant = where((value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
    return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString() === value
})

/** @param {number} least */
export const integer = (least) =>
  where((value) => Number.isSafeInteger(value) && Number(value) >= least)

/** @param {unknown[]} values */
export const oneOf = (...values) => where((value) => values.includes(value))

/** @param {Shape} shape @returns {Shape} */
export const orNull = (shape) => (value) => (value === null ? undefined : shape(value))

/** @param {Shape} shape @param {number} [most] @returns {Shape} */
export const list = (shape, most = Number.POSITIVE_INFINITY) => {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return ''
    for (const [index, one] of value.entries()) {
      const wrong = shape(one)
      if (wrong !== undefined) return `[${index}]${wrong}`
    }
    return undefined
  }
}

/**
 * Exactly these members; those of `optional` may be missing.
 * @param {Record<string, Shape>} members
 * @param {Record<string, Shape>} [optional]
 * @returns {Shape}
 */
export const object = (members, optional = {}) => {
  const all = new Map([...Object.entries(members), ...Object.entries(optional)])
  return (value) => {
    if (!isObject(value)) return ''
    const missing = Object.keys(members).find((name) => !(name in value))
    if (missing !== undefined) return `.${missing}`
    for (const [name, one] of Object.entries(value)) {
      const wrong = all.get(name)?.(one)
      if (wrong !== undefined || !all.has(name)) return `.${name.slice(0, 100)}${wrong ?? ''}`
    }
    return undefined
  }
}

/** @param {Shape} shape @returns {Shape} */
export const dictionary = (shape) => (value) => {
  if (!isObject(value)) return ''
  const wrong = Object.entries(value).find(([, one]) => shape(one) !== undefined)
  return wrong && `.${wrong[0].slice(0, 100)}`
}

export const anything = where(() => true)

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
