import type { ParameterizedContext } from 'koa'
import type { Me } from '../schemas/me.ts'
import { createApi } from './api.ts'
import type { Assets } from './assets.ts'
import type { Language } from './language.ts'
import type { Asked } from './page.ts'
import { csrfToken, type Session } from './session.ts'

/** What the middleware before has found out. */
export interface State {
  language: Language
  session: Session | undefined
  assets: Assets
  nonce: string
  traceId: string
  /** The sites that are allowed to may show this page in a frame. */
  letFrame(): void
}

/** One request, with what was found out about it. */
export type Visit = ParameterizedContext<State> & { params?: Record<string, string> }

/** Of a window that nobody sees: said by our own script, when it fetches a page anew. */
export function isUnseen(ctx: { get(name: string): string }): boolean {
  return ctx.get('X-Seen') === 'no'
}

export function isBackground(ctx: { get(name: string): string }): boolean {
  return ctx.get('X-Seen') !== ''
}

export function ask(ctx: Visit, apiUrl: string, now: Date): Asked {
  const { language, session } = ctx.state
  const api = createApi({ url: apiUrl, token: session?.token, language, address: ctx.ip })
  let me: Promise<Me> | undefined
  return {
    api,
    language,
    params: ctx.params ?? {},
    query: new URLSearchParams(ctx.querystring),
    now,
    personId: session?.id ?? '',
    kind: session?.kind,
    citizenId: session?.actsFor ?? session?.id ?? '',
    me: () => {
      me ??= api.get<Me>('/v1/me')
      return me
    },
    csrf: session ? csrfToken(session) : '',
    here: ctx.url,
    unseen: isUnseen(ctx),
  }
}
