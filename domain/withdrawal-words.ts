import { sayWhen } from './language.ts'

interface ToldWithdrawal {
  authorName: string
  appointmentType: string
  startsAt: string
  restored: boolean
}

/** The words of the message and of the record (Danish). */
export function tellWithdrawal(told: ToldWithdrawal): string {
  const { authorName, appointmentType, startsAt, restored } = told
  const what = `${appointmentType.toLowerCase()} ${sayWhen(startsAt, 'da')}`
  return [
    `${authorName} har fortrudt sin aflysning af ${what}.`,
    restored
      ? 'Besøget er booket igen.'
      : 'Tiden er ikke ledig længere, så besøget er ikke booket igen. Aftal en ny tid.',
  ].join('\n')
}
