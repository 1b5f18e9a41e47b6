/** Keys for those who work here all day: each link or button that has one says so in `data-key`. */
const setting = 'shortcuts'

export function listenToKeys() {
  offerSwitch()
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const writing = target instanceof Element && target.closest('input, textarea, select')
    if (writing || ctrlKey || metaKey || altKey || isOff()) return
    const found = byKey(key)
    if (!(found instanceof HTMLElement)) return
    event.preventDefault()
    found.focus()
    if (found.hasAttribute('data-key')) found.click()
  })
}

/** @param {string} key */
function byKey(key) {
  if (key !== 'j' && key !== 'k') return document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  const links = [...document.querySelectorAll('main .things h3 a')]
  const active = document.activeElement
  const here = active ? links.indexOf(active) : -1
  return links[key === 'j' ? here + 1 : here - 1]
}

/** They get in the way of those who speak to their computer (WCAG 2.1.4). */
function isOff() {
  return localStorage.getItem(setting) === 'off'
}

/** On the page that lists them; without our script there are none to turn off. */
function offerSwitch() {
  const box = document.querySelector('input[data-shortcuts]')
  if (!(box instanceof HTMLInputElement)) return
  box.closest('[hidden]')?.removeAttribute('hidden')
  box.checked = !isOff()
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(setting)
    else localStorage.setItem(setting, 'off')
  })
}
