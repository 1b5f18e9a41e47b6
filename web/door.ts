/** The way in and out: signing in and off, whom one acts for, the language, a form that waited. */
import { Refused } from './api.ts'
import { setCookie } from './cookies.ts'
import type { Dispatching } from './dispatch.ts'
import { failureOf } from './failure-of.ts'
import { nothingKeptPage, stepUpPage, tryAgainPage } from './failures.ts'
import { formOf } from './form.ts'
import { form } from './form-frame.ts'
import { html } from './html.ts'
import { isLanguage } from './language.ts'
import { localPath } from './local-path.ts'
import type { Action, Asked, Hand, Page, View } from './page.ts'
import { unpark } from './parked.ts'
import type { Sessions } from './session.ts'
import type { Broker } from './sign-in.ts'
import { signInPath, signInUrl } from './sign-in-path.ts'
import { signInTexts } from './texts/sign-in.ts'

export interface Door extends Dispatching {
  sessions: Sessions
  broker: Broker
}

const year = 365 * 24 * 3600

export function doorHands({ broker, sessions, seal, log, now }: Door): Hand[] {
  return [
    {
      path: signInPath,
      for: 'anyone',
      async hand(asked, ctx) {
        const back = localPath(asked.query.get('retur'))
        try {
          return { to: await broker.begin(ctx, back, asked.query.get('niveau') ?? '') }
        } catch (error) {
          log.error(failureOf(error), 'the broker does not answer')
          return awayFromBroker(asked, back)
        }
      },
    },
    {
      path: '/callback',
      for: 'anyone',
      async hand(asked, ctx) {
        try {
          const found = await broker.end(ctx, now().getTime())
          if (!found) return notSignedIn(asked)
          await sessions.keep(ctx, found.session)
          return { to: found.back }
        } catch (error) {
          if (!(error instanceof Refused)) log.info(failureOf(error), 'not signed in')
          return error instanceof Refused ? notLetIn(asked, error) : notSignedIn(asked)
        }
      },
    },
    {
      path: '/sprog',
      for: 'anyone',
      async hand({ query }, ctx) {
        const to = query.get('til') ?? ''
        if (isLanguage(to)) setCookie(ctx, { name: 'sprog', value: to, maxAge: year })
        return { to: localPath(query.get('retur')) }
      },
    },
    {
      path: '/fortsaet',
      for: 'signed-in',
      async hand(asked, ctx) {
        const parked = await unpark(ctx, seal, asked.personId)
        if (!parked) return nothingKeptPage(asked)
        return tryAgainPage(asked, { to: parked.to, form: formOf(parked.fields), why: 'signed-in' })
      },
    },
  ]
}

export function doorActions({ sessions }: Door): Action[] {
  return [
    {
      path: '/log-af',
      for: 'anyone',
      async take(_asked, _form, ctx) {
        sessions.drop(ctx)
        return { to: '/log-af' }
      },
    },
    {
      path: '/log-af-alle-steder',
      for: 'signed-in',
      async take({ api }, form, ctx) {
        await api.send('POST', '/v1/me/sign-out', { key: form.text('key') })
        sessions.drop(ctx)
        return { to: '/log-af' }
      },
    },
  ]
}

export const doorPages: Page[] = [
  { path: '/log-af', for: 'anyone', show: async (asked) => signedOffPage(asked) },
  { path: '/log-af-alle-steder', for: 'signed-in', show: async (asked) => everywherePage(asked) },
]

function signedOffPage({ language }: Asked): View {
  const t = signInTexts[language]
  const main = html`<h1>${t.signedOut}</h1><p>${t.signedOutWhy}</p>
<p><a class="button button-primary" href="${signInUrl('/')}">${t.signIn}</a></p>`
  return { title: t.signedOut, main }
}

function everywherePage(asked: Asked): View {
  const t = signInTexts[asked.language]
  const words = html`<button class="button button-primary">${t.everywhereButton}</button>`
  const button = form(asked, '/log-af-alle-steder', words)
  const main = html`<h1>${t.everywhere}</h1><p>${t.everywhereWhy}</p>
<div class="actions">${button} <a href="/">${t.cancel}</a></div>`
  return { title: t.everywhere, main }
}

function notSignedIn({ language }: Asked): View {
  const t = signInTexts[language]
  const again = html`<p><a class="button button-primary" href="${signInUrl('/')}">${t.again}</a></p>`
  const main = html`<h1>${t.failed}</h1><p>${t.failedWhy}</p>${again}`
  return { title: t.failed, main, status: 400 }
}

function awayFromBroker({ language }: Asked, back: string): View {
  const t = signInTexts[language]
  const again = html`<p><a class="button button-primary" href="${signInUrl(back)}">${t.again}</a></p>`
  return { title: t.away, main: html`<h1>${t.away}</h1><p>${t.awayWhy}</p>${again}`, status: 503 }
}

function notLetIn(asked: Asked, { problem, challenge }: Refused): View {
  if (problem.code === 'assurance-too-low') return stepUpPage(asked, challenge, '/')
  const t = signInTexts[asked.language]
  const main = html`<h1>${t.unknown}</h1><p>${t.unknownWhy}</p>`
  return { title: t.unknown, main, status: 403 }
}
