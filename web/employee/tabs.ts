import { type Html, html } from '../html.ts'

export interface Tab {
  to: string
  words: string
  current: boolean
}

/** Tabs that are links: each is a page of its own. */
export function tabs(label: string, of: Tab[]): Html {
  const links = of.map(
    ({ to, words, current }) =>
      html`<li><a class="tab-button" href="${to}"${current && html` aria-current="page"`}>${words}</a></li>`,
  )
  return html`<nav class="tab-container" aria-label="${label}"><ul class="tab-list">${links}</ul></nav>`
}
