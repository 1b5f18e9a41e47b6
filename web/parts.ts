/** Small parts that many pages are made of. */
import { asking } from './api.ts'
import { type Content, type Html, html } from './html.ts'
import { icon } from './icons.ts'
import type { Language } from './language.ts'
import type { Asked } from './page.ts'
import { formTexts } from './texts/form.ts'

/** An answer to what was just done, or a word of warning. */
export function note(kind: 'info' | 'success' | 'warning' | 'error', content: Content): Html {
  return html`<div class="alert alert-${kind}">${icon(kind, 'alert-icon')}<div class="alert-body"><p class="alert-text">${content}</p></div></div>`
}

/** Pairs of what and how it is. */
export function facts(rows: [string, Content][]): Html {
  const shown = rows.filter(
    ([, content]) =>
      content !== undefined && content !== false && content !== '' && content !== null,
  )
  return html`<dl class="facts">${shown.map(([name, content]) => html`<dt>${name}</dt><dd>${content}</dd>`)}</dl>`
}

export function backLink(to: string, words: string): Html {
  return html`<div><a href="${to}" class="back-link">${icon('chevron-left')}${words}</a></div>`
}

export function buttonLink(
  to: string,
  words: string,
  look: 'primary' | 'secondary' | 'tertiary' = 'secondary',
): Html {
  return html`<a class="button button-${look}" href="${to}">${words}</a>`
}

/** The next page of a list, where there is one. */
export function more({ here, language }: Asked, next: string | null): Html | undefined {
  if (!next) return undefined
  const [path = '', search = ''] = here.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const to = path + asking({ ...query, fra: next })
  return html`<p>${buttonLink(to, formTexts[language].older)}</p>`
}

export function emphasised(words: string, look: 'info' | 'success' | 'warning' | 'error'): Html {
  return html`<span class="badge badge-${look}">${words}</span>`
}

/** `<time>` with the words in which it is read. */
export function time(
  instant: string,
  words: (instant: string, language: Language) => string,
  language: Language,
): Html {
  return html`<time datetime="${instant}">${words(instant, language)}</time>`
}
