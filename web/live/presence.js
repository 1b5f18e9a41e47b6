/** Tells colleagues that a task is open here, and that someone is answering, as long as the window is seen. */
const everyMs = 30_000

export function tellPresence() {
  const mark = document.querySelector('[data-presence]')
  if (!(mark instanceof HTMLElement)) return
  const { presence = '', csrf = '', who = '' } = mark.dataset
  let told = ''
  /** @param {string} activity */
  const tell = (activity) => {
    told = activity
    // where it leads to is of no interest, and it keeps nobody signed in
    const more = { redirect: /** @type {const} */ ('manual'), headers: { 'X-Seen': 'yes' } }
    const body = new URLSearchParams({ csrf, who, activity })
    fetch(presence, { method: 'POST', body, keepalive: true, ...more }).catch(() => undefined)
  }
  const say = () => tell(isAnswering() ? 'answering' : 'reading')
  document.addEventListener('input', () => {
    if (told !== (isAnswering() ? 'answering' : 'reading')) say()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') say()
    else tell('gone')
  })
  window.addEventListener('pagehide', () => tell('gone'))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) say()
  })
  window.setInterval(() => {
    if (document.visibilityState === 'visible') say()
  }, everyMs)
  if (document.visibilityState === 'visible') say()
}

/** Something stands in the answer that is not sent. */
function isAnswering() {
  const text = document.querySelector('#svar textarea')
  return text instanceof HTMLTextAreaElement && text.value.trim() !== ''
}
