/** What of the tasks is shown: read from the address, asked of the API, and written as a form. */
import type { Me } from '../../schemas/me.ts'
import type { TaskCounts } from '../../schemas/task-list.ts'
import { asking } from '../api.ts'
import { type Choice, select } from '../field.ts'
import { type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import type { Asked } from '../page.ts'
import { taskTexts } from '../texts/employee/task.ts'
import { taskListTexts } from '../texts/employee/task-list.ts'

const names = ['enhed', 'status', 'slags', 'tid', 'over', 'ingen', 'mine'] as const
export type TaskFilter = Partial<Record<(typeof names)[number], string>>

const ticked = 'ja'
const every = 'alle'

export function filterOf(query: URLSearchParams): TaskFilter {
  return Object.fromEntries(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
  )
}

export function pathOf(filter: TaskFilter): string {
  return `/opgaver${asking(filter)}`
}

/** As the API understands it; what is left to do, where no status is chosen. */
export function askedOf(filter: TaskFilter, { personId, query }: Asked): string {
  const { enhed, status, slags, tid, over, ingen, mine } = filter
  return asking({
    organisationId: enhed,
    status: status === every ? undefined : status,
    left: status ? undefined : 'true',
    kind: slags,
    window: tid,
    overdue: over && 'true',
    unassigned: ingen && 'true',
    assigneeId: mine && personId,
    limit: '25',
    cursor: query.get('fra') ?? undefined,
  })
}

/** "kl. 07.00 til 08.00" of `07:00-08:00`. */
export function windowWords(window: string, language: Language): string {
  const shown = language === 'da' ? window.replaceAll(':', '.') : window
  const [from = '', until = ''] = shown.split('-')
  return taskTexts[language].window(from, until)
}

/** How many there are, as links to just those. */
export function quickChoices({ language }: Asked, filter: TaskFilter, counts: TaskCounts): Html {
  const t = taskListTexts[language]
  const { enhed } = filter
  const of = enhed ? { enhed } : {}
  const { open, inProgress, mine, overdue, unassigned, byWindow } = counts
  const choices: [TaskFilter, string][] = [
    [of, t.left(open + inProgress)],
    [{ ...of, mine: ticked }, t.mine(mine)],
    [{ ...of, over: ticked }, t.overdue(overdue)],
    [{ ...of, ingen: ticked }, t.unassigned(unassigned)],
    ...byWindow.map(({ window, count }): [TaskFilter, string] => [
      { ...of, tid: window },
      `${windowWords(window, language)} (${count})`,
    ]),
  ]
  const here = pathOf(filter)
  const links = choices.map(
    ([one, words]) =>
      html`<li><a class="tab-button" href="${pathOf(one)}"${pathOf(one) === here && html` aria-current="true"`}>${words}</a></li>`,
  )
  return html`<nav class="tab-container" aria-label="${t.counts}"><ul class="tab-list">${links}</ul></nav>`
}

export function filterForm(
  { language }: Asked,
  filter: TaskFilter,
  { counts, me }: { counts: TaskCounts; me: Me },
): Html {
  const [t, words] = [taskListTexts[language], taskTexts[language]]
  const pick = (name: keyof TaskFilter, label: string, of: Choice[]) =>
    select({ name, label, of, value: filter[name] ?? '', trouble: undefined, language })
  const all = { value: '', words: t.all }
  const named = (of: Record<string, string>) =>
    Object.entries(of).map(([value, word]) => ({ value, words: word }))
  const units = me.organisations.map(({ id, name }) => ({ value: id, words: name }))
  const windows = counts.byWindow.map(({ window: value }) => ({
    value,
    words: windowWords(value, language),
  }))
  const statuses = [
    { value: '', words: t.toDo },
    ...named(words.status),
    { value: every, words: t.any },
  ]
  const tick = (name: 'over' | 'ingen' | 'mine', word: string) =>
    html`<label><input type="checkbox" name="${name}" value="${ticked}"${filter[name] && html` checked`}> <span>${word}</span></label>`
  return html`<details class="choose" id="valg"${isNarrow(filter) && html` open`}><summary data-key="f">${t.filters}</summary>
<form method="get" action="/opgaver" class="form filters">
${units.length > 1 && pick('enhed', t.organisation, [all, ...units])}
${pick('status', t.status, statuses)}
${pick('slags', t.kind, [all, ...named(words.kind)])}
${pick('tid', t.window, [all, ...windows])}
<fieldset><legend class="form-label">${t.only}</legend><div class="ticks">${tick('over', t.onlyOverdue)}${tick('ingen', t.onlyUnassigned)}${tick('mine', t.onlyMine)}</div></fieldset>
<div class="actions"><button class="button button-secondary">${t.show}</button> <a href="/opgaver">${t.reset}</a></div>
</form></details>`
}

/** More than a quick choice has been chosen. */
function isNarrow({ enhed, ...filter }: TaskFilter): boolean {
  const { status, slags } = filter
  return Boolean(enhed || status || slags) || Object.keys(filter).length > 1
}
