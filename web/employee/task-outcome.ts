import type { TaskOutcome } from '../../schemas/task.ts'
import { select } from '../field.ts'
import type { Html } from '../html.ts'
import type { Language } from '../language.ts'
import { taskTexts } from '../texts/employee/task.ts'

interface OutcomeField {
  name: string
  label: string
  language: Language
}

export function outcomeField({ name, label, language }: OutcomeField): Html {
  const of = Object.entries(taskTexts[language].outcome).map(([value, words]) => ({ value, words }))
  return select({ name, label, of, value: 'agreed', trouble: undefined, language })
}

/** As it was chosen in a form; the API knows no others. */
export function outcomeOf(text: string): TaskOutcome {
  const all: TaskOutcome[] = ['agreed', 'new-time', 'no-action', 'could-not-be-done']
  return all.find((one) => one === text) ?? 'agreed'
}
