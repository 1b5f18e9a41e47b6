import type { LateAnswer } from '../schemas/cancellation.ts'
import type { Words } from './language.ts'

/** As the supplier reads it (Danish). */
export function tellLate(answer: LateAnswer | null): string {
  return answer === null ? told.late : `${told.late} ${told[answer]}`
}

const told = {
  late: 'Aflysningen er sen.',
  'do-not-send': 'Borgeren har det godt: Send ikke nogen for at se efter.',
  'call-me': 'Borgeren vil gerne ringes op.',
}

/** As the citizen reads it on the receipt. */
export function sayLate(answer: LateAnswer | null): Words {
  return answer === null ? said.late : said[answer]
}

const said: Record<LateAnswer | 'late', Words> = {
  late: {
    da: 'Du har aflyst sent. Måske er nogen allerede på vej.',
    en: 'You cancelled late. Someone may already be on the way.',
  },
  'do-not-send': {
    da: 'Du har aflyst sent. De ved, at du har det godt, og sender ikke nogen ud for at se efter dig.',
    en: 'You cancelled late. They know that you are well, and send nobody to look after you.',
  },
  'call-me': {
    da: 'Du har aflyst sent. De ved, at du gerne vil ringes op.',
    en: 'You cancelled late. They know that you want them to call you.',
  },
}
