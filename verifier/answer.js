import { reasons } from './reasons.js'
import { danish, english } from './words.js'

/** @typedef {'da' | 'en'} Language */
/** @typedef {{ ok: boolean, sections: { heading: string, lines: string[] }[], verdict: string }} Told */

/** @param {Language} language */
export const wordsOf = (language) => (language === 'en' ? english : danish)

/**
 * Whether what was given beside the package could not be read, so that nothing is said of the package.
 * @param {import('./check.js').Answer} answer
 */
export const isUnusable = (answer) => !answer.ok && answer.code.startsWith('given-')

/**
 * An answer in words: what was proven, what was not, what is withheld; a plain yes or no at the end.
 * @param {import('./check.js').Answer} answer
 * @param {Language} language
 * @returns {Told}
 */
export function tell(answer, language) {
  const words = wordsOf(language)
  if (!answer.ok) {
    const reason = reasons[answer.code]?.[language] ?? words.failed
    const lines = [`${reason} [${answer.code}]`, ...(answer.where ? [answer.where] : [])]
    const verdict = isUnusable(answer) ? words.failed : words.no
    return { ok: false, sections: [{ heading: '', lines }], verdict }
  }
  const { facts } = answer
  const sections = [
    { heading: words.proven, lines: proven(facts, words) },
    { heading: words.notProven, lines: notProven(facts, words) },
    { heading: words.withheld, lines: withheld(facts, words) },
    {
      heading: words.keys,
      lines: [
        `${words.packageKey} ${facts.keys.package}.`,
        `${words.checkpointKey} ${facts.keys.checkpoint}.`,
      ],
    },
  ]
  return { ok: true, sections, verdict: words.yes }
}

/** @param {import('./check.js').Facts} facts @param {import('./words.js').Words} words */
function proven({ record, accessLog, checkpoint, keys, published }, words) {
  const whole = record.whole + accessLog.whole
  return [
    words.checkpoint(checkpoint),
    words.chain('record', record),
    words.chain('accessLog', accessLog),
    ...(whole > 0 ? [words.whole(whole)] : []),
    words.signed,
    ...(keys.given ? [words.keyGiven] : []),
    ...(published ? [words.published] : []),
  ]
}

/** @param {import('./check.js').Facts} facts @param {import('./words.js').Words} words */
function notProven({ record, accessLog, keys, published }, words) {
  const partly = record.partly + accessLog.partly
  const hidden = record.withheld + accessLog.withheld
  return [
    ...(partly > 0 ? [words.partly(partly)] : []),
    ...(hidden > 0 ? [words.hidden(hidden)] : []),
    ...(partly + hidden > 0 ? [words.reasons] : []),
    ...(keys.given ? [] : [words.keyNotGiven]),
    ...(published ? [] : [words.notPublished]),
    words.later,
    words.pseudonym,
    words.onlySigned,
  ]
}

/** @param {import('./check.js').Facts} facts @param {import('./words.js').Words} words */
function withheld({ withheld: totals }, words) {
  return totals.length > 0 ? totals.map(words.total) : [words.nothing]
}

/** @param {Told} told */
export function asText({ sections, verdict }) {
  const parts = sections.map(({ heading, lines }) =>
    heading ? [heading, ...lines.map((line) => `  - ${line}`)].join('\n') : lines.join('\n'),
  )
  return `${[...parts, verdict].join('\n\n')}\n`
}
