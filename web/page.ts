/** What a page is: a record with its address, for whom it is, and what it shows or takes. */
import type { EventKind } from '../schemas/event.ts'
import type { Me } from '../schemas/me.ts'
import type { Api } from './api.ts'
import type { Visit } from './ask.ts'
import type { Form, Trouble } from './form.ts'
import type { Html } from './html.ts'
import type { Language } from './language.ts'

/** What every page is asked with. */
export interface Asked {
  api: Api
  language: Language
  /** Of the path; each is an id. */
  params: Record<string, string>
  query: URLSearchParams
  now: Date
  /** Who is signed in; empty where nobody is. */
  personId: string
  kind: Me['kind'] | undefined
  /** The citizen whose pages these are: oneself, or for whom one acts. */
  citizenId: string
  /** Of the API; asked for once, while the page is made. */
  me(): Promise<Me>
  /** Goes into each form. */
  csrf: string
  /** Where one is, to come back to. */
  here: string
  /** Nobody looks at it now: it was fetched anew in a window in the background. */
  unseen: boolean
}

/** What happens to these (any of the kind, where no ids are given) is shown as it happens. */
export interface Live {
  kinds: EventKind[]
  ids?: string[]
}

export interface View {
  title: string
  main: Html
  status?: number
  live?: Live
  /** Fetched anew as often while somebody sees it: of what tells of no events. */
  everySeconds?: number
  /** The menu item that it belongs to; its own path where left out. */
  under?: string
  /** Beside each other, where there is room. */
  wide?: boolean
  /** May stand in a frame of the sites that are allowed to. */
  embedded?: boolean
}

export interface Redirect {
  to: string
}

export type For = 'citizen' | 'employee' | 'signed-in' | 'anyone'

export interface Page {
  path: string
  for: For
  show(asked: Asked): Promise<View | Redirect>
}

export interface Action {
  path: string
  for: For
  take(asked: Asked, form: Form, ctx: Visit): Promise<View | Redirect>
  /** The page of the form, with what was typed and what is wrong. */
  again?(asked: Asked, trouble: Trouble): Promise<View | Redirect>
}

/** What is more than a page: a file, a stream, a step of signing in. */
export interface Hand {
  path: string
  for: For
  hand(asked: Asked, ctx: Visit): Promise<View | Redirect | undefined>
}

/** A room's pages. */
export interface Pages {
  pages: Page[]
  actions: Action[]
  hands?: Hand[]
}
