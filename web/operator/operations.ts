/** What waits, is tried again or has stopped, in words, with the way to the process behind it. */
import type { Operations, OperationsItem } from '../../schemas/operations.ts'
import { type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, View } from '../page.ts'
import { note } from '../parts.ts'
import { operationsTexts } from '../texts/operator/operations.ts'
import { item, type TemporalUi } from './operations-item.ts'

const everySeconds = 30

export function operationsPages(ui: TemporalUi): Pages {
  return {
    pages: [{ path: '/drift', for: 'employee', show: (asked) => showOperations(asked, ui) }],
    actions: [],
  }
}

async function showOperations(asked: Asked, ui: TemporalUi): Promise<View> {
  const { api, language, query } = asked
  const t = operationsTexts[language]
  const found = await api.get<Operations>('/v1/operations')
  const { failing, ended, waiting } = found.counts
  const well = failing + ended + waiting === 0
  const still = query.get('opdater') === 'nej'
  const lists = (['failing', 'ended', 'waiting'] as const).map((name) => {
    const list = { items: found[name], count: found.counts[name], name }
    return section(asked, list, ui)
  })
  const main = html`<h1>${t.title}</h1>
<div role="status">${well ? note('success', t.well) : note('warning', t.counts(failing, ended, waiting))}</div>
<p class="quiet" id="set-efter">${t.checked(moment(found.checkedAt, language))}</p>
${reloading(asked, still)}${lists}`
  return { title: t.title, main, wide: true, ...(!still && { everySeconds }) }
}

/** By itself only where there is a script, and only for those who want it. */
function reloading({ language }: Asked, still: boolean): Html {
  const t = operationsTexts[language]
  const other = still
    ? html`<a href="/drift">${t.start}</a>`
    : html`${t.fresh} <a href="/drift?opdater=nej">${t.stop}</a>`
  return html`<p><a href="/drift${still && '?opdater=nej'}">${t.reload}</a></p><p class="scripted">${other}</p>`
}

interface List {
  name: 'failing' | 'ended' | 'waiting'
  items: OperationsItem[]
  count: number
}

function section({ language }: Asked, { name, items, count }: List, ui: TemporalUi): Html {
  const t = operationsTexts[language]
  const left = count - items.length
  const shown = items.map((one) => item(one, language, ui))
  return html`<section aria-labelledby="${name}"><h2 id="${name}">${t[name]} (${count})</h2>
<p>${count === 0 ? t[`${name}None`] : t[`${name}Why`]}</p>
<ul class="things">${shown}</ul>${left > 0 && html`<p>${t.more(left)}</p>`}</section>`
}
