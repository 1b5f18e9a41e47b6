/** Marking words of an entry fills in the fields that say which words they are, and which place. */
export function fillFromMarks() {
  const work = document.querySelector('[data-redact]')
  if (!(work instanceof HTMLElement)) return
  const entry = document.getElementById(work.dataset.redact ?? '')
  if (!entry) return
  /** @param {Event} event */
  const look = ({ target }) => {
    // some browsers keep what is marked while somebody types elsewhere
    if (target instanceof Node && work.contains(target)) return
    const found = markedIn(entry)
    if (found) fill(work, found)
  }
  document.addEventListener('pointerup', look)
  document.addEventListener('keyup', look)
}

/** @param {Element} entry */
function markedIn(entry) {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0).cloneRange()
  if (!range.intersectsNode(entry)) return undefined
  // three clicks mark more than the words themselves
  if (!entry.contains(range.startContainer)) range.setStart(entry, 0)
  if (!entry.contains(range.endContainer)) range.setEnd(entry, entry.childNodes.length)
  const before = document.createRange()
  before.selectNodeContents(entry)
  before.setEnd(range.startContainer, range.startOffset)
  const marked = range.toString()
  const words = marked.trim()
  const start = before.toString().length + marked.indexOf(words)
  return words ? { words, number: numberOf(entry.textContent ?? '', { words, start }) } : undefined
}

/** The how manieth place it is, as the server counts them. @param {string} text @param {{ words: string, start: number }} marked */
function numberOf(text, { words, start }) {
  const escaped = words.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(escaped.join('\\s+'), 'g')
  let number = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    number += 1
    if (found.index >= start) break
    pattern.lastIndex = found.index + 1
  }
  return number
}

/** @param {HTMLElement} work @param {{ words: string, number: number }} marked */
function fill(work, { words, number }) {
  const field = (/** @type {string} */ name) => work.querySelector(`[name="${name}"]`)
  const [what, which] = [field('ord'), field('nummer')]
  const passage = work.querySelector('[name="hvad"][value="sted"]')
  if (what instanceof HTMLTextAreaElement) what.value = words
  if (which instanceof HTMLInputElement) which.value = String(number)
  if (passage instanceof HTMLInputElement) passage.checked = true
  const said = work.querySelector('[data-marked]')
  if (said instanceof HTMLElement) said.textContent = `${said.dataset.marked} ${words}`
}
