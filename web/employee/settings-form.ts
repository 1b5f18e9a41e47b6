/** What an organisation decides for itself, as a form for its leader, and as facts for the others. */
import type { Colleague } from '../../schemas/employee.ts'
import type { OrganisationSettings } from '../../schemas/organisation.ts'
import { choices, textInput } from '../field.ts'
import type { Trouble } from '../form.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Language } from '../language.ts'
import { dayOf } from '../local-time.ts'
import { day } from '../moments.ts'
import { facts } from '../parts.ts'
import { settingsTexts } from '../texts/employee/settings.ts'
import { writeWhiles } from './whiles.ts'

export interface Shown {
  settings: OrganisationSettings
  colleagues: Colleague[]
  language: Language
  trouble?: Trouble | undefined
}

export function settingsFields(shown: Shown): Html {
  return html`${chatFields(shown)}${promiseFields(shown)}`
}

function chatFields({ settings, colleagues, language, trouble }: Shown): Html {
  const t = settingsTexts[language]
  const field = { language, trouble }
  const { chatOpening, employeeIds, replyAssurance, replyUntil } = settings
  const people = colleagues.map(({ id, name }) => ({ value: id, words: name }))
  const until = replyUntil === null ? '' : dayOf(replyUntil)
  const weekdays = t.weekdays.map((label, index) =>
    textInput({
      ...field,
      name: `dag-${index + 1}`,
      label,
      value: hoursOf(settings, index + 1, language),
    }),
  )
  return html`<h2>${t.chat}</h2>
${choices({ ...field, name: 'chatOpening', label: t.opening, of: named(t.openings), value: chatOpening })}
${choices({ ...field, name: 'employeeIds', label: t.employees, hint: t.employeesHint, of: people, many: true, chosen: employeeIds })}
<fieldset class="hours" aria-describedby="hours-hint"><legend class="form-label">${t.hours}</legend><span class="form-hint" id="hours-hint">${t.hoursHint}</span>${weekdays}</fieldset>
${textInput({ ...field, name: 'replyUntil', label: t.until, hint: t.untilHint, type: 'date', value: until })}
<input type="hidden" name="replyUntilWas" value="${replyUntil ?? ''}">
${choices({ ...field, name: 'replyAssurance', label: t.assurance, of: named(t.assurances), value: replyAssurance })}`
}

function promiseFields({ settings, language, trouble }: Shown): Html {
  const t = settingsTexts[language]
  const field = { language, trouble }
  const { checkWindows, answerWorkingDays, escalationWorkingDays, tasksToEmployee } = settings
  const number = (name: string, label: string, value: number) => ({
    ...{ ...field, name, label, type: 'number' as const, value: `${value}` },
  })
  return html`<h2>${t.promises}</h2>
${textInput({ ...field, name: 'checkWindows', label: t.windows, hint: t.windowsHint, value: writeWhiles(checkWindows, language) })}
${textInput({ ...number('answerWorkingDays', t.answer, answerWorkingDays), hint: t.answerHint })}
${textInput(number('escalationWorkingDays', t.escalation, escalationWorkingDays))}
${choices({ ...field, name: 'tasksToEmployee', label: t.toEmployee, of: named(t.toEmployees), value: tasksToEmployee ? 'ja' : 'nej' })}`
}

function hoursOf({ replyHours }: OrganisationSettings, weekday: number, language: Language) {
  return writeWhiles(
    replyHours.filter((one) => one.weekday === weekday),
    language,
  )
}

function named(of: Record<string, string>) {
  return Object.entries(of).map(([value, words]) => ({ value, words }))
}

/** To read, for those who may not change them. */
export function settingsFacts({ settings, colleagues, language }: Shown): Html {
  const t = settingsTexts[language]
  const { chatOpening, employeeIds, replyHours, replyUntil, checkWindows } = settings
  const names = colleagues.filter(({ id }) => employeeIds.includes(id)).map(({ name }) => name)
  const hours = t.weekdays.flatMap((weekday, index): Content[] => {
    const text = hoursOf(settings, index + 1, language)
    return text ? [html`<li>${weekday}: ${text}</li>`] : []
  })
  return html`<h2>${t.chat}</h2>${facts([
    [t.opening, t.openings[chatOpening]],
    [t.employees, chatOpening === 'employees' && names.join(', ')],
    [t.hours, replyHours.length === 0 ? t.always : html`<ul>${hours}</ul>`],
    [t.until, replyUntil !== null && day(replyUntil, language)],
    [t.assurance, t.assurances[settings.replyAssurance]],
  ])}<h2>${t.promises}</h2>${facts([
    [t.windows, writeWhiles(checkWindows, language) || t.none],
    [t.answer, t.answerIs(settings.answerWorkingDays)],
    [t.escalation, `${settings.escalationWorkingDays}`],
    [t.toEmployee, t.toEmployees[settings.tasksToEmployee ? 'ja' : 'nej']],
  ])}`
}
