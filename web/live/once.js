/** A second click does nothing; coming back with "back" makes the form usable again. */
export function sendOnce() {
  for (const form of document.querySelectorAll('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.hasAttribute('data-sent')) return event.preventDefault()
      form.setAttribute('data-sent', '')
    })
  }
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('[data-sent]')) form.removeAttribute('data-sent')
  })
}
