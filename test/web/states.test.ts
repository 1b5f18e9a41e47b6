/** Each page stands in the table of states, which the tests of accessibility and of weight go through. */
import { describe, expect, it } from '@jest/globals'
import { doorPages } from '../../web/door.ts'
import { rooms as roomsOfPages } from '../../web/rooms.ts'
import type { Sessions } from '../../web/session.ts'
import { rooms } from './states/index.ts'

const pages = roomsOfPages({
  sessions: {} as Sessions,
  ...{ temporalUiUrl: '', temporalNamespace: '', closing: AbortSignal.abort() },
  contact: { phone: '', email: '' },
})
const paths = [...pages.flatMap((room) => room.pages), ...doorPages].map(({ path }) => path)
const found = rooms.flatMap(({ states }) => states.map(({ pattern }) => pattern))

function isShown(path: string): boolean {
  const like = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
  return found.some((pattern) => like.test(pattern))
}

describe('the table of states', () => {
  it('has pages to look for', () => expect(paths.length).toBeGreaterThan(40))

  it.each(paths)('has %s', (path) => expect(isShown(path)).toBe(true))
})
