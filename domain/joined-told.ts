import { sayWhen } from './language.ts'

/** The words of the record (Danish). */
export function tellJoined(joiner: string, others: readonly string[]): string {
  return `${joiner} har lagt henvendelsen sammen med en til ${listed(others)}. Der gives ét svar.`
}

/** The words of the record, where nobody had answered yet (Danish). */
export function tellTakenApart(undoer: string): string {
  return `${undoer} har skilt henvendelserne ad igen. Hver organisation svarer for sig.`
}

/** The words of the message and of the record (Danish). */
export function tellUndone(answeredAt: string, organisation: string): string {
  return [
    `Svaret ${sayWhen(answeredAt, 'da')} gjaldt flere henvendelser og er trukket tilbage.`,
    `Din henvendelse er åben igen, og ${organisation} svarer på den.`,
  ].join('\n')
}

export const reopenedWords = 'Opgaven er åbnet igen, fordi et fælles svar er trukket tilbage.'

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(', ').replace(/, ([^,]*)$/, ' og $1')
}
