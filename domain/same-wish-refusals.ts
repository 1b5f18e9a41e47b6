import type { ErrorWords } from './error-words.ts'

/** What is said where chats that were joined can't be answered, or taken apart again. */
export const sameWishRefusals = {
  'same-wish-changed': {
    title: { da: 'En af opgaverne er ændret', en: 'One of the tasks has changed' },
    detail: {
      da: 'En anden er begyndt på en af opgaverne, eller borgeren har fortrudt. Se oversigten, og læg sammen igen. Dit svar er ikke gemt.',
      en: 'Somebody has begun one of the tasks, or the citizen has taken it back. See the overview, and join again. Your answer was not stored.',
    },
  },
  'same-wish-answered': {
    title: { da: 'Der er allerede svaret', en: 'It was answered already' },
    detail: {
      da: 'Henvendelserne har fået deres fælles svar. Dit svar er ikke gemt.',
      en: 'The wishes have had their common answer. Your answer was not stored.',
    },
  },
  'same-wish-undone': {
    title: { da: 'Henvendelserne er skilt ad igen', en: 'The wishes were taken apart again' },
    detail: {
      da: 'Svar i hver chat for sig, eller læg dem sammen igen. Dit svar er ikke gemt.',
      en: 'Answer in each chat, or join them again. Your answer was not stored.',
    },
  },
  'same-wish-final': {
    title: { da: 'Svaret kan ikke trækkes tilbage mere', en: 'The answer can no longer be undone' },
    detail: {
      da: 'Der er gået mere end et døgn. Skriv til borgeren i chatten i stedet.',
      en: 'More than a day has passed. Write to the citizen in the chat instead.',
    },
  },
} as const satisfies Record<string, ErrorWords>
