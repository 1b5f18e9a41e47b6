import type { CancellationStatus, StepName } from '../schemas/cancellation.ts'
import type { Language, Words } from './language.ts'
import { sayWhen } from './language.ts'

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

interface NextMatters {
  status: CancellationStatus
  with: string | null
  promisedAnswerBy: string | null
  rejection: Words | undefined
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
          da: `Besøget er aflyst. ${who} har din besked. Du hører senest ${sayWhen(promisedAnswerBy, 'da')}.`,
          en: `The visit is cancelled. ${who} has your message. You will hear by ${sayWhen(promisedAnswerBy, 'en')}.`,
        },
  rejected: ({ rejection }) => ({
    da: `Besøget er ikke aflyst. ${rejection?.da ?? ''}`.trim(),
    en: `The visit is not cancelled. ${rejection?.en ?? ''}`.trim(),
  }),
  withdrawn: () => ({
    da: 'Du har fortrudt din aflysning.',
    en: 'You have withdrawn your cancellation.',
  }),
}
