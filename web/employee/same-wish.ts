/** Chats that are joined: one answer in all of them, and the way back. */
import type { Overview } from '../../schemas/overview.ts'
import type { SameWish } from '../../schemas/same-wish.ts'
import { at } from '../api.ts'
import { errorSummary, textArea } from '../field.ts'
import { type Form, Incomplete, type Trouble } from '../form.ts'
import { form } from '../form-frame.ts'
import { type Content, type Html, html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Asked, Pages, Redirect, View } from '../page.ts'
import { backLink, facts, note } from '../parts.ts'
import { citizenTexts } from '../texts/employee/citizen.ts'
import { sameWishTexts } from '../texts/employee/same-wish.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { inWords } from './in-words.ts'
import { outcomeField, outcomeOf } from './task-outcome.ts'
import { wordsOf } from './words-of.ts'

const path = '/samme-oensker/:id'

export const sameWishPages: Pages = {
  pages: [{ path, for: 'employee', show: (asked) => showSameWish(asked) }],
  actions: [
    { path: `${path}/svar`, for: 'employee', take: answer, again: showSameWish },
    { path: `${path}/skil`, for: 'employee', take: undo, again: showSameWish },
  ],
}

async function showSameWish(asked: Asked, trouble?: Trouble): Promise<View> {
  const { api, language, params, query } = asked
  const t = sameWishTexts[language]
  const { body: wish, version } = await api.read<SameWish>(at`/v1/same-wishes/${params.id ?? ''}`)
  const { citizen, items } = await api.get<Overview>(
    at`/v1/citizens/${wish.citizenId}/overview?limit=100`,
  )
  const isOwn = (threadId: string) => items.some(({ id, own }) => id === threadId && own)
  const done = wordsOf(t.done, query.get('gjort') ?? '')
  const chats = wish.threads.map(({ threadId, organisation: { name } }) => {
    return html`<li>${isOwn(threadId) ? html`<a href="/chats/${threadId}">${name}</a>` : name}</li>`
  })
  const main = html`${backLink(`/borgere/${citizen.id}`, citizenTexts[language].back(citizen.name))}
${errorSummary(trouble, language)}<h1>${t.joined}</h1>
${done && !trouble && note('success', done)}
${facts(factsOf(asked, wish))}
<h2>${t.chats}</h2><ul>${chats}</ul>
<h2>${t.tasks}</h2>${tasksOf(asked, wish)}
${wish.status === 'joined' && answerForm(asked, wish, trouble)}
${undoForm(asked, wish, version)}`
  return { title: t.joined, main, under: '/chats' }
}

function factsOf({ language }: Asked, wish: SameWish): [string, Content][] {
  const t = sameWishTexts[language]
  const { status, joinedBy, organisation, joinedAt, answeredBy, answeredAt } = wish
  const said = (name: string | null, when: string | null) =>
    name !== null && when !== null && t.answeredAt(name, moment(when, language))
  return [
    [t.is, t.status[status]],
    [t.by, t.byAt(joinedBy, organisation.name, moment(joinedAt, language))],
    [t.answered, said(answeredBy, answeredAt)],
    [t.undone, said(wish.undoneBy, wish.undoneAt)],
  ]
}

function tasksOf({ language }: Asked, { tasks }: SameWish): Html {
  const t = sameWishTexts[language]
  if (tasks.length === 0) return html`<p>${t.noTasks}</p>`
  const lines = tasks.map(
    ({ status }, index) => html`<li>${t.task(index + 1, taskTexts[language].status[status])}</li>`,
  )
  return html`<ul>${lines}</ul>`
}

function answerForm(asked: Asked, { id }: SameWish, trouble: Trouble | undefined): Html {
  const { language } = asked
  const t = sameWishTexts[language]
  const text = textArea({
    ...{ name: 'text', label: t.answer, hint: t.answerHint, draft: `faelles-${id}` },
    ...{ trouble, language },
  })
  const outcome = outcomeField({ name: 'outcome', label: t.outcome, language })
  const button = html`<div class="actions"><button class="button button-primary">${t.send}</button></div>`
  return form(asked, `/samme-oensker/${id}/svar`, html`${text}${outcome}${button}`)
}

/** As long as it can be undone. */
function undoForm(asked: Asked, { id, status, undoableUntil }: SameWish, version: string) {
  const { language, now } = asked
  const t = sameWishTexts[language]
  const isOver = undoableUntil !== null && new Date(undoableUntil) <= now
  if (status === 'undone' || isOver) return undefined
  const what =
    undoableUntil === null ? t.undoJoined : t.undoAnswered(moment(undoableUntil, language))
  const button = html`<input type="hidden" name="version" value="${version}"><div class="actions"><button class="button button-secondary">${t.undo}</button></div>`
  return html`<h2>${t.undo}</h2><p>${what}</p>${form(asked, `/samme-oensker/${id}/skil`, button)}`
}

async function answer({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const text = sent.text('text')
  if (!text) throw new Incomplete({ name: 'text', text: sameWishTexts[language].empty })
  const body = { text, outcome: outcomeOf(sent.text('outcome')) }
  const to = at`/v1/same-wishes/${id}/answer`
  await inWords(api.send('POST', to, { body, key: sent.text('key') }))
  return { to: `/samme-oensker/${id}?gjort=svaret` }
}

async function undo({ api, language, params }: Asked, sent: Form): Promise<Redirect> {
  const { id = '' } = params
  const { changed } = sameWishTexts[language]
  const version = sent.text('version')
  await inWords(api.send('DELETE', at`/v1/same-wishes/${id}`, { version }), { changed })
  return { to: `/samme-oensker/${id}?gjort=skilt` }
}
