import type { Page } from 'playwright-core'
import type { TestPages } from '../../run/pages.ts'

/** A page as somebody may find it. */
export interface State<M> {
  /** Its name in the test. */
  name: string
  /** A persona; left out where nobody is signed in. */
  who?: string
  path: (made: M) => string
  /** What is done on the page before it is looked at: a form that is sent empty, a step further. */
  step?: (page: Page, made: M) => Promise<unknown>
  /** Of the page before anything is done on it; 200 where left out. */
  status?: number
  /** The API does not answer from when the page stands there. */
  away?: boolean
}

export interface Shown {
  name: string
  who: string | undefined
  away: boolean
  status: number
  /** Of the path, without what is asked; something in the place of each id. */
  pattern: string
  path(): string
  step(page: Page): Promise<unknown>
}

export interface Room {
  name: string
  /** Fills the house with what the pages show. */
  make(pages: TestPages): Promise<void>
  states: Shown[]
}

/** Whatever is asked of it, and whatever of that; as text, a word. */
const anything: unknown = new Proxy(() => 'id', {
  get: (target, name) => (name === Symbol.toPrimitive ? target : anything),
})

/** The pages of a room, and what they need to have something to show. */
export function roomOf<M>(
  name: string,
  make: (pages: TestPages) => Promise<M>,
  states: State<M>[],
): Room {
  let made: M | undefined
  const known = (): M => {
    if (made === undefined) throw new Error(`Nothing was made for ${name}`)
    return made
  }
  return {
    name,
    async make(pages) {
      made = await make(pages)
    },
    states: states.map(({ who, away = false, status = 200, path, step, ...state }) => ({
      ...state,
      ...{ who, away, status },
      pattern: path(anything as M).replace(/\?.*/, ''),
      path: () => path(known()),
      step: async (page) => step?.(page, known()),
    })),
  }
}
