/**
 * One stream of events for all windows: a browser allows few connections to one place, and someone
 * who works here has many windows open. Whoever has the lock listens and tells the others.
 */
import { placeOf } from './place.js'

/** @typedef {{ kind: string, id: string, threadId: string | null, citizenId: string | null }} Happening */
/** @typedef {{ happening?: Happening, state?: 'open' | 'lost' | 'over', missed?: true }} News */
/** @typedef {{ happened(event: Happening): void, missed(): void, state(state: 'open' | 'lost' | 'over'): void }} Listener */

/** @param {string} person @param {Listener} listener */
export function listen(person, listener) {
  const channel = new BroadcastChannel(`events-${person}`)
  channel.addEventListener('message', ({ data }) => {
    hear(data)
  })
  /** @param {News} news */
  const hear = ({ happening, state, missed }) => {
    if (happening) listener.happened(happening)
    if (state) listener.state(state)
    if (missed) listener.missed()
  }
  /** @param {News} news */
  const tell = (news) => {
    channel.postMessage(news)
    hear(news)
  }
  const place = placeOf(person)
  navigator.locks
    .request(`events-${person}`, () => hold(place, tell))
    .catch(() => listener.state('lost'))
  if (place.isBehind()) listener.missed()
}

const againMs = 3000

/** Until this window is closed. @param {ReturnType<typeof placeOf>} place @param {(news: News) => void} tell */
function hold(place, tell) {
  return new Promise(() => {
    let last = place.last()
    window.addEventListener('pagehide', () => place.keep(last))
    const open = () => {
      const source = new EventSource(
        last ? `/haendelser?efter=${encodeURIComponent(last)}` : '/haendelser',
      )
      source.addEventListener('open', () => tell({ state: 'open' }))
      source.addEventListener('error', () => {
        tell({ state: 'lost' })
        // a browser gives up by itself where the answer was no stream
        if (source.readyState === EventSource.CLOSED) setTimeout(open, againMs)
      })
      source.addEventListener('over', () => {
        source.close()
        tell({ state: 'over' })
      })
      for (const word of ['ready', 'reset']) {
        source.addEventListener(word, ({ lastEventId }) => {
          last = lastEventId
          // the stream begins here; what happened since the page was made is not in it
          tell({ missed: true })
        })
      }
      for (const kind of kinds) {
        source.addEventListener(kind, (event) => {
          last = event.lastEventId || last
          place.keep(last, Date.now())
          tell({ happening: JSON.parse(event.data) })
        })
      }
    }
    open()
  })
}

const kinds = [
  ...[
    'appointment',
    'cancellation',
    'task',
    'task-presence',
    'thread',
    'message',
    'message-wrongly-created',
  ],
  ...['messages-shown', 'messages-read', 'note', 'reply-request', 'booking-request'],
  ...['disclosure-request', 'settings', 'me'],
]
