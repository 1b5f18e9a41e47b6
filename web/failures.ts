/** Pages for when something is in the way: what is known, that nothing was lost, and what to do. */
import { v4 as uuid } from 'uuid'
import type { Problem } from '../schemas/problem.ts'
import type { Form } from './form.ts'
import { formWith, ownFields, sameAgain } from './form-frame.ts'
import { html, linesOf } from './html.ts'
import type { Asked, View } from './page.ts'
import { signInUrl } from './sign-in-path.ts'
import { failureTexts } from './texts/failures.ts'

export function missingPage({ language }: Asked): View {
  const t = failureTexts[language]
  return said(404, t.missing, html`<p>${t.missingWhy}</p><p><a href="/">${t.home}</a></p>`)
}

export function awayPage({ language, here }: Asked): View {
  const t = failureTexts[language]
  const again = html`<p><a class="button button-primary" href="${here}">${t.tryAgain}</a></p>`
  return said(503, t.away, html`<p>${t.awayWhy}</p>${again}`)
}

export function brokenPage({ language, here }: Asked, traceId: string): View {
  const t = failureTexts[language]
  const again = html`<p><a class="button button-primary" href="${here}">${t.tryAgain}</a></p>`
  return said(500, t.broken, html`<p>${t.brokenWhy}</p><p>${t.number(traceId)}</p>${again}`)
}

export function forgedPage({ language }: Asked): View {
  const t = failureTexts[language]
  return said(403, t.forged, html`<p>${t.forgedWhy}</p>`)
}

export function tooLongPage({ language }: Asked): View {
  const t = failureTexts[language]
  return said(413, t.tooLong, html`<p>${t.tooLongWhy}</p>`)
}

export function problemPage({ language }: Asked, problem: Problem): View {
  const t = failureTexts[language]
  const home = html`<p><a href="/">${t.home}</a></p>`
  // what is said of an address is for those who write programs
  const why = problem.code === 'query-invalid' ? t.badAddress : problem.detail
  return said(problem.status, t.problem, html`<p>${why}</p>${home}`)
}

export function stepUpPage({ language }: Asked, challenge: string, back: string): View {
  const t = failureTexts[language]
  const [, level = ''] = /acr_values="([^"]*)"/.exec(challenge) ?? []
  const to = signInUrl(back, level)
  const button = html`<p><a class="button button-primary" href="${to}">${t.stepUpButton}</a></p>`
  return said(401, t.stepUp, html`<p>${t.stepUpWhy}</p>${button}`)
}

export interface Unsent {
  to: string
  form: Form
  /** The API did not answer, or one has signed in anew since the form was made. */
  why: 'away' | 'other-window' | 'signed-in'
}

/** All that was typed, to be sent with one button: the same form, so that it counts once. */
export function tryAgainPage(asked: Asked, { to, form: sent, why }: Unsent): View {
  const t = failureTexts[asked.language]
  const { fields } = sent
  const typed = fields.filter(([name, value]) => !ownFields.includes(name) && /\s/.test(value))
  const away = why === 'away'
  const content = html`${sameAgain(fields)}
${typed.map(([, value]) => html`<p><strong>${t.wrote}:</strong></p><blockquote>${linesOf(value)}</blockquote>`)}
<button class="button button-primary">${away ? t.tryAgain : t.carryOn}</button>`
  const words = html`<p>${away ? t.notSentWhy : t.backWhy}</p>`
  const key = sent.text('key') || uuid()
  const again = formWith(asked, { to, key }, content)
  return said(away ? 503 : 200, away ? t.notSent : t.back, html`${words}${again}`)
}

export function nothingKeptPage({ language }: Asked): View {
  const t = failureTexts[language]
  return said(200, t.nothingKept, html`<p>${t.nothingKeptWhy}</p><p><a href="/">${t.home}</a></p>`)
}

function said(status: number, title: string, main: View['main']): View {
  return { title, status, main: html`<h1>${title}</h1>${main}`, under: '' }
}
