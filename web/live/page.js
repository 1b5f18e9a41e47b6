/** What a page can do by itself; without it everything works too, when the page is loaded again. */
import { keepDrafts } from './drafts.js'
import { sendOnce } from './once.js'
import { tellPresence } from './presence.js'
import { fillFromMarks } from './redact.js'
import { keepFresh } from './refresh.js'
import { listenToKeys } from './shortcuts.js'

sendOnce()
keepDrafts()
listenToKeys()
keepFresh()
fillFromMarks()
tellPresence()

// what is wrong with a form is read first
const first = document.querySelector('[data-focus]')
if (first instanceof HTMLElement) first.focus()

for (const button of document.querySelectorAll('[data-print]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => window.print())
}
