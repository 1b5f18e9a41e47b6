/** Puts what is new on a page in place of what was there, and leaves alone whoever is writing. */

/** @typedef {{ createHTML(text: string): string }} Policy */
/** @type {Window & { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }} */
const here = window
/** @type {Policy} */
const rules = { createHTML: (text) => text }
// the one place where text becomes a page, and it is our own page
const own = here.trustedTypes?.createPolicy('borgerdialog', rules) ?? rules

/** @param {string} text the page as it is now */
export function replaceParts(text) {
  // without its head, whose styles have a nonce that is not this page's
  const body = text.slice(text.indexOf('<body'))
  const fresh = new DOMParser().parseFromString(own.createHTML(body), 'text/html')
  for (const script of fresh.querySelectorAll('script')) script.remove()
  for (const name of ['main', 'header']) {
    const [old, now] = [document.querySelector(name), fresh.querySelector(name)]
    if (old && now) renew(old, now)
  }
}

/** @param {Node} old @param {Node} now */
function renew(old, now) {
  if (old.isEqualNode(now)) return
  if (!(old instanceof Element && now instanceof Element) || !isSame(old, now)) {
    if (old.parentNode) old.parentNode.replaceChild(now, old)
    return
  }
  if (old instanceof HTMLFormElement && (isBusy(old) || saysTheSame(old, now))) return
  takeAttributes(old, now)
  takeChildren(old, now)
}

/** @param {Element} old @param {Element} now */
function isSame(old, now) {
  return old.nodeName === now.nodeName && old.id === now.id
}

const summary = '.errors'

/** Somebody is in it, or has to put right what was wrong. @param {HTMLFormElement} form */
function isBusy(form) {
  const { activeElement } = document
  return form.contains(activeElement) || isTyped(form) || document.querySelector(summary) !== null
}

/** Something was written in it, or has come back to be written on. @param {HTMLFormElement} form */
function isTyped(form) {
  if (form.querySelector('[data-typed]')) return true
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return false
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  })
}

/** But for what is new each time a form is made. @param {Element} old @param {Element} now */
function saysTheSame(old, now) {
  const [one, other] = [old, now].map((form) => {
    const copy = form.cloneNode(true)
    if (copy instanceof Element) {
      for (const field of copy.querySelectorAll('input[type=hidden]')) field.remove()
      copy.removeAttribute('data-sent')
    }
    return copy
  })
  return one?.isEqualNode(other ?? null) ?? false
}

/** @param {Element} old @param {Element} now */
function takeAttributes(old, now) {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  }
  for (const { name, value } of [...now.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
}

/**
 * What has an id, or holds something that has, stays what it is wherever it stands now: so only what is
 * new is read aloud, and nobody loses what was typed or the place in it.
 * @param {Element} old @param {Element} now
 */
function takeChildren(old, now) {
  const known = byIds(old)
  const wanted = byIds(now)
  /** @param {ChildNode | null} child */
  const isWanted = (child) => child instanceof Element && idsOf(child).some((id) => wanted.has(id))
  /** @param {ChildNode | null} child @returns {ChildNode | null} */
  const pass = (child) => {
    if (!(child instanceof Element) || !mustStay(child) || isWanted(child)) return child
    return pass(child.nextSibling)
  }
  let place = pass(old.firstChild)
  for (const one of [...now.childNodes]) {
    const ids = one instanceof Element ? idsOf(one) : []
    const same = ids.map((id) => known.get(id)).find((child) => child?.nodeName === one.nodeName)
    for (const id of same ? idsOf(same) : []) known.delete(id)
    if (same && same !== place) place = bring(same, { to: old, place, pass })
    if (!place || (!same && (ids.length > 0 || isWanted(place)))) {
      old.insertBefore(one, place)
      continue
    }
    const next = pass(place.nextSibling)
    renew(place, one)
    place = next
  }
  removeFrom(place, { pass })
}

/** What was wrong with a form, until it is sent again; what was written in one. @param {Element} child */
function mustStay(child) {
  return child.matches(summary) || formsIn(child).some(isTyped)
}

/**
 * To the place where it is wanted; where somebody is in it, the others make way.
 * @typedef {(child: ChildNode | null) => ChildNode | null} Pass
 * @param {Element} child @param {{ to: Element, place: ChildNode | null, pass: Pass }} where
 */
function bring(child, { to, place, pass }) {
  const isThere = child.parentNode === to && formsIn(child).some(isBusy)
  if (isThere) removeFrom(place, { pass, until: child })
  else to.insertBefore(child, place)
  return child
}

/** @param {ChildNode | null} first @param {{ pass: Pass, until?: ChildNode }} others */
function removeFrom(first, { pass, until }) {
  for (let child = first; child && child !== until; ) {
    const next = pass(child.nextSibling)
    child.remove()
    child = next
  }
}

/** Each id in it, and in which of its children. @param {Element} parent */
function byIds(parent) {
  return new Map([...parent.children].flatMap((child) => idsOf(child).map((id) => [id, child])))
}

/** @param {Element} element */
function idsOf(element) {
  return [element, ...element.querySelectorAll('[id]')].map(({ id }) => id).filter(Boolean)
}

/** @param {Element} element */
function formsIn(element) {
  const forms = [...element.querySelectorAll('form')]
  return element instanceof HTMLFormElement ? [element, ...forms] : forms
}
