import type { CancellationStatus, StepName } from '../schemas/cancellation.ts'
import type { Language, Words } from './language.ts'
import { sayDay } from './language.ts'

/** Each step as the citizen reads it. */
export const stepWords: Record<StepName, Words> = {
  'reason-validated': {
    da: 'Vi har læst din årsag.',
    en: 'We have read your reason.',
  },
  'supplier-resolved': {
    da: 'Vi har fundet dem, der skal have besked.',
    en: 'We have found those who must be told.',
  },
  'task-created': {
    da: 'De har fået en opgave om din aflysning.',
    en: 'They have been given a task about your cancellation.',
  },
  'chat-delivered': {
    da: 'Din besked ligger i chatten under Kontakt.',
    en: 'Your message is in the chat under Contact.',
  },
  'reply-permission-checked': {
    da: 'Vi har set efter, om du kan svare i chatten.',
    en: 'We have checked whether you can reply in the chat.',
  },
  'record-written': {
    da: 'Det er skrevet i din journal.',
    en: 'It is written in your record.',
  },
}

/** The six steps are told on the receipt; what comes later is told by the timeline. */
export function isStep(name: string): name is StepName {
  return name in stepWords
}

interface NextMatters {
  status: CancellationStatus
  with: string | null
  promisedAnswerBy: string | null
  rejection: Words | undefined
  /** Of a withdrawal: whether the visit is booked again. */
  restored?: boolean | null
}

/** What happens next, in one or two short sentences. */
export function sayNext(matters: NextMatters, language: Language): string {
  return next[matters.status](matters)[language]
}

const next: Record<CancellationStatus, (matters: NextMatters) => Words> = {
  accepted: () => ({
    da: 'Vi har modtaget din aflysning. Den bliver behandlet om et øjeblik. Du behøver ikke gøre mere.',
    en: 'We have received your cancellation. It will be handled in a moment. You need not do anything more.',
  }),
  completed: ({ with: who, promisedAnswerBy }) =>
    promisedAnswerBy === null
      ? {
          da: `Besøget er aflyst. ${who ?? 'Kommunen'} har din besked.`,
          en: `The visit is cancelled. ${who ?? 'The municipality'} has your message.`,
        }
      : {
          da: `Besøget er aflyst. ${who} har den; du hører senest ${sayDay(promisedAnswerBy, 'da')}.`,
          en: `The visit is cancelled. ${who} has it; you will hear by ${sayDay(promisedAnswerBy, 'en')}.`,
        },
  rejected: ({ rejection }) => ({
    da: `Besøget er ikke aflyst. ${rejection?.da ?? ''}`.trim(),
    en: `The visit is not cancelled. ${rejection?.en ?? ''}`.trim(),
  }),
  withdrawn: ({ restored, with: who }) =>
    restored
      ? {
          da: 'Du har fortrudt din aflysning. Besøget er booket igen.',
          en: 'You have undone your cancellation. The visit is booked again.',
        }
      : {
          da: `Du har fortrudt din aflysning, men tiden var ikke ledig længere. Aftal en ny tid med ${who ?? 'kommunen'}.`,
          en: `You have undone your cancellation, but the time was no longer free. Arrange a new time with ${who ?? 'the municipality'}.`,
        },
}
