import { v4 as uuid } from 'uuid'
import type { Fields } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import type { Asked } from './page.ts'

/** What each form has beside its own fields: against forgery, against doing it twice, and whose it is. */
export const ownFields = ['csrf', 'key', 'who']

/** A form that changes something; a new key each time the page is made, so that each is sent once. */
export function form(asked: Asked, to: string, content: Content): Html {
  return formWith(asked, { to, key: uuid() }, content)
}

/** With the key that it had before, where it may have been sent already. */
export function formWith(asked: Asked, { to, key }: { to: string; key: string }, content: Content) {
  return html`<form method="post" action="${to}" class="form" data-once>
<input type="hidden" name="csrf" value="${asked.csrf}">
<input type="hidden" name="key" value="${key}">
<input type="hidden" name="who" value="${asked.personId}">
${content}</form>`
}

/** A button that does one thing, with nothing to fill in. */
export function oneButton(asked: Asked, to: string, words: string): Html {
  return form(asked, to, html`<button class="button button-secondary">${words}</button>`)
}

/** The same fields, unseen, to be sent once more. */
export function sameAgain(fields: Fields): Html {
  const kept = fields.filter(([name]) => !ownFields.includes(name))
  return html`${kept.map(
    ([name, value]) => html`<textarea name="${name}" hidden>
${value}</textarea>`,
  )}`
}
