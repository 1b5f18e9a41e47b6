/** Runs in the page that is looked at; the tests call it by name. */
const reachable =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
let stops = []

/** As readers may have it: WCAG 2.1, 1.4.12 (text spacing). */
const spacing = new CSSStyleSheet()
spacing.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`)

globalThis.inPage = {
  /** How many pixels the page is wider than the window. */
  tooWide: () => Math.max(0, document.scrollingElement.scrollWidth - innerWidth),

  space(on) {
    document.adoptedStyleSheets = on ? [spacing] : []
  },

  /** What has more words than room for them. */
  cutOff() {
    const all = [...document.querySelectorAll('body *')].filter(
      (one) => isShown(one) && isCutOff(one),
    )
    return all.map(nameOf)
  },

  /** Buttons that are hard to hit. */
  smallButtons() {
    const buttons = [...document.querySelectorAll('.button, main button:not(.linklike)')]
    const small = buttons.filter((one) => isShown(one) && one.getBoundingClientRect().height < 44)
    return small.map(nameOf)
  },

  /** From where the next Tab begins at the first thing on the page; how many things there are. */
  startOver() {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    scrollTo(0, 0)
    stops = [...document.querySelectorAll(reachable)].filter((one) => isShown(one) && isStop(one))
    return stops.length
  },

  /** The number of what has the focus, and what is wrong with how that is seen. */
  focused() {
    const one = document.activeElement
    if (!one || one === document.body) return undefined
    const faults = [...(isMarked(one) ? [] : ['is not marked']), ...whyNotInView(one)]
    return { number: stops.indexOf(one), name: nameOf(one), faults }
  },
}

function isShown(one) {
  return one.checkVisibility({ visibilityProperty: true }) && !one.closest('[hidden]')
}

function isCutOff(one) {
  const { overflowX, overflowY } = getComputedStyle(one)
  const [wide, high] = [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]
  // a field scrolls by itself, and what is for screen readers alone is a pixel wide
  if (one.clientWidth <= 1 || one.matches('input, select, textarea')) return false
  return (hides(overflowX) && wide > 1) || (hides(overflowY) && high > 1)
}

const hides = (overflow) => overflow === 'hidden' || overflow === 'clip'

/** Of radio buttons one is reached by Tab, and the others by arrows. */
function isStop(one) {
  if (one.disabled || one.tabIndex < 0) return false
  if (one.type !== 'radio') return true
  const group = [...document.getElementsByName(one.name)]
  return one === (group.find(({ checked }) => checked) ?? group[0])
}

function isMarked(one) {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
  return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
}

/** Some of it is seen, and nothing lies over all of it. */
function whyNotInView(one) {
  const [box] = one.getClientRects()
  if (!box || box.bottom <= 0 || box.top >= innerHeight) return ['is out of view']
  // as much of it as the window holds
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  const xs = [box.left + 2, (box.left + box.right) / 2, box.right - 2]
  const ys = [top + 2, (top + bottom) / 2, bottom - 2]
  const seen = xs.some((x) =>
    ys.some((y) => {
      const above = document.elementFromPoint(x, y)
      return above !== null && (one.contains(above) || above.contains(one))
    }),
  )
  return seen ? [] : ['is covered']
}

function nameOf(one) {
  const words = one.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)
  return `<${one.localName}${one.id && `#${one.id}`}> ${words}`
}
