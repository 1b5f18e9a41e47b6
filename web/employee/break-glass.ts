/** To look at someone with whom the own unit has nothing to do: with a reason, for an hour, seen by the citizen. */
import { at } from '../api.ts'
import { errorSummary, textArea } from '../field.ts'
import { Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { html } from '../html.ts'
import type { Action, Asked, View } from '../page.ts'
import { breakGlassTexts } from '../texts/employee/break-glass.ts'
import { inWords } from './in-words.ts'

export const breakGlassAction: Action = {
  path: '/borgere/:id/adgang',
  for: 'employee',
  again: async (asked, trouble) => askForGlass(asked, trouble),
  async take({ api, params, language }, sent) {
    const { id = '' } = params
    const reason = sent.text('reason')
    if (!reason) throw new Incomplete({ name: 'reason', text: breakGlassTexts[language].missing })
    const path = at`/v1/citizens/${id}/break-glass`
    await inWords(api.send('POST', path, { body: { reason }, key: sent.text('key') }))
    return { to: `/borgere/${id}` }
  },
}

/** Offered for each id, so that nobody learns who there is. */
export function askForGlass(asked: Asked, trouble?: Trouble): View {
  const { language, params } = asked
  const t = breakGlassTexts[language]
  const why = textArea({
    ...{ name: 'reason', label: t.reason, hint: t.hint, max: 500 },
    ...{ trouble, language },
  })
  const main = html`${errorSummary(trouble, language)}<h1>${t.title}</h1>
${t.what.map((line) => html`<p>${line}</p>`)}
${form(asked, `/borgere/${params.id}/adgang`, html`${why}<div class="actions"><button class="button button-primary">${t.button}</button> <a href="/opgaver">${t.no}</a></div>`)}`
  return { title: t.title, main, status: 404, under: '/chats' }
}
