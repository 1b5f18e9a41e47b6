/** Where the stream of events was when a window of a person last listened, so that nothing is missed between two pages. */
const freshMs = 60_000

/** @param {string} person */
export function placeOf(person) {
  const name = `events-${person}`
  const kept = () => (localStorage.getItem(name) ?? '').split(' ')
  /** @param {string} last @param {number} [heard] when something last happened */
  const keep = (last, heard = Number(kept()[2]) || 0) => {
    if (last) localStorage.setItem(name, `${last} ${Date.now()} ${heard}`)
  }
  return {
    keep,
    /** Empty where that is too long ago: then the stream begins anew. */
    last() {
      const [last = '', at = '0'] = kept()
      return Date.now() - Number(at) < freshMs ? last : ''
    },
    /** Something has happened since this page was asked for. */
    isBehind: () => Number(kept()[2]) > performance.timeOrigin,
  }
}
