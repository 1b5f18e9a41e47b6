/** When something happens to what is shown, the page is fetched anew and its changed parts put in place. */
import { listen } from './events.js'
import { replaceParts } from './replace.js'

const pauseMs = 80

export function keepFresh() {
  const { live, liveIds, person, every } = document.body.dataset
  if (every) setInterval(whileSeen, Number(every) * 1000)
  if (live === undefined || !person) return
  const kinds = live.split(' ')
  const ids = liveIds?.split(' ')
  let waiting = 0
  let lost = false
  const soon = () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(refresh, pauseMs)
  }
  listen(person, {
    happened({ kind, id, threadId }) {
      const about = !ids || ids.includes(id) || (threadId !== null && ids.includes(threadId))
      if (kind === 'me' || (kinds.includes(kind) && about)) soon()
    },
    missed: soon,
    state(state) {
      hint(state)
      // what happened meanwhile is on the page when it is fetched
      if (state === 'open' && lost) soon()
      lost = state !== 'open'
    },
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon()
  })
}

function whileSeen() {
  return document.visibilityState === 'visible' && refresh()
}

async function refresh() {
  const seen = document.visibilityState === 'visible' ? 'yes' : 'no'
  const response = await fetch(location.href, { headers: { 'X-Seen': seen } }).catch(
    () => undefined,
  )
  if (response?.redirected) return hint('over')
  if (response?.ok) replaceParts(await response.text())
}

/** In words, where everybody can read it, and only when it changes. @param {'open' | 'lost' | 'over'} state */
function hint(state) {
  const place = document.getElementById('hint')
  if (!place || place.dataset.state === state) return
  place.dataset.state = state
  place.replaceChildren()
  if (state === 'open') return
  const { lost = '', reload = '', over = '', signIn = '' } = place.dataset
  const link = document.createElement('a')
  link.href =
    state === 'over'
      ? `/log-ind?retur=${encodeURIComponent(location.pathname + location.search)}`
      : location.href
  link.textContent = state === 'over' ? signIn : reload
  place.append(`${state === 'over' ? over : lost} `, link)
}
