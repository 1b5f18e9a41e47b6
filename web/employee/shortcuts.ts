/** Which keys there are, and turning them off (WCAG 2.1.4). */
import { type Html, html } from '../html.ts'
import type { Asked, Pages, View } from '../page.ts'
import { shortcutTexts } from '../texts/employee/shortcuts.ts'

export const shortcutPages: Pages = {
  pages: [{ path: '/genveje', for: 'employee', show: async (asked) => listShortcuts(asked) }],
  actions: [],
}

function listShortcuts({ language }: Asked): View {
  const t = shortcutTexts[language]
  const keys = (...of: (keyof typeof t.keys)[]): Html =>
    html`<dl class="facts keys">${of.map((key) => html`<dt><kbd>${key}</kbd></dt><dd>${t.keys[key]}</dd>`)}</dl>`
  const main = html`<h1>${t.title}</h1><p>${t.what}</p>
<div hidden class="form"><div class="choices"><label><input type="checkbox" id="genveje" data-shortcuts checked> <span>${t.use}</span></label></div><p class="quiet">${t.useWhat}</p></div>
<h2>${t.everywhere}</h2>${keys('o', 'c', 'i', '?')}
<h2>${t.inLists}</h2>${keys('j', 'k', 'f')}
<h2>${t.inTask}</h2>${keys('r', 't', 'l', 'g', 'a', 'b')}`
  return { title: t.title, main }
}
