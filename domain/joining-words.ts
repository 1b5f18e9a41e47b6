import type { ErrorWords } from './error-words.ts'

/** What is said where chats can't be joined, or one does not know what is asked about. */
export const joiningWords = {
  'wishes-differ': {
    title: { da: 'Det er ikke samme borger', en: 'It is not the same citizen' },
    detail: {
      da: 'Kun chatter med den samme borger kan lægges sammen. Intet er ændret.',
      en: 'Only chats with the same citizen can be joined. Nothing was changed.',
    },
  },
  'thread-already-joined': {
    title: { da: 'Chatten er allerede lagt sammen', en: 'The chat is joined already' },
    detail: {
      da: 'En af chatterne venter allerede på et fælles svar. Se oversigten.',
      en: 'One of the chats already waits for a common answer. See the overview.',
    },
  },
  'task-not-joinable': {
    title: { da: 'Opgaven kan ikke lægges sammen', en: 'The task cannot be joined' },
    detail: {
      da: 'Vælg opgaver i de valgte chatter, som ikke er afsluttet. Et ønske om en tid besvares med tider. Intet er ændret.',
      en: 'Choose tasks in the chosen chats that are not done. A wish for a time is answered by times. Nothing was changed.',
    },
  },
  'task-joined': {
    title: { da: 'Opgaven er besvaret sammen med andre', en: 'The task was answered with others' },
    detail: {
      da: 'Opgaven fik et fælles svar, som endnu kan trækkes tilbage. Gør det først, hvis den skal ændres.',
      en: 'The task had a common answer, which can still be taken back. Do that first, if it is to change.',
    },
  },
  'about-unknown': {
    title: { da: 'Emnet kendes ikke', en: 'The subject is not known' },
    detail: {
      da: 'Spørg om en af de slags aftaler, der er nævnt under fejlene.',
      en: 'Ask about one of the kinds of appointment that stand with the errors.',
    },
  },
} as const satisfies Record<string, ErrorWords>
