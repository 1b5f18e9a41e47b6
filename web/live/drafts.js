/** What is typed is kept in this window alone, until it is sent or its owner signs off. */
const prefix = 'draft:'

export function keepDrafts() {
  const person = document.body.dataset.person ?? ''
  forgetOthers(person)
  for (const area of document.querySelectorAll('textarea[data-draft]')) {
    if (!(area instanceof HTMLTextAreaElement) || !person) continue
    const name = `${prefix}${person}:${area.dataset.draft}`
    const kept = sessionStorage.getItem(name)
    if (kept && area.value === '') area.value = kept
    area.addEventListener('input', () => keep(name, area.value))
    // sent: the server has it, or hands it back
    area.form?.addEventListener('submit', () => sessionStorage.removeItem(name))
  }
}

/** @param {string} name @param {string} text */
function keep(name, text) {
  if (text) sessionStorage.setItem(name, text)
  else sessionStorage.removeItem(name)
}

/** Where nobody is signed in, drafts wait for their owner; somebody else's are thrown away. @param {string} person */
function forgetOthers(person) {
  const left = location.pathname === '/log-af'
  for (const name of Object.keys(sessionStorage)) {
    const others = person !== '' && !name.startsWith(`${prefix}${person}:`)
    if (name.startsWith(prefix) && (left || others)) sessionStorage.removeItem(name)
  }
}
