import type { ErrorWords } from './error-words.ts'

/** What is said where something can't be done in a chat. */
export const dialogueWords = {
  'link-not-allowed': {
    title: { da: 'Linket kan ikke bruges', en: 'The link cannot be used' },
    detail: {
      da: 'Et link skal begynde med https://. Ret det, eller skriv uden link. Din tekst er ikke gemt.',
      en: 'A link must begin with https://. Correct it, or write without it. Your text was not stored.',
    },
  },
  'cpr-not-allowed': {
    title: { da: 'Et CPR-nummer hører ikke til her', en: 'A CPR number does not belong here' },
    detail: {
      da: 'En skabelon bruges til mange og må ikke indeholde noget, der ligner et CPR-nummer. Intet er ændret.',
      en: 'A template is used for many and may hold nothing that looks like a CPR number. Nothing was changed.',
    },
  },
  'templates-full': {
    title: {
      da: 'Der er ikke plads til flere skabeloner',
      en: 'There is no room for more templates',
    },
    detail: {
      da: 'En organisation kan have 200 skabeloner. Slet en, som I ikke bruger, og prøv igen. Den nye er ikke gemt.',
      en: 'An organisation can have 200 templates. Delete one that you do not use, and try again. The new one was not stored.',
    },
  },
  'message-made-by-system': {
    title: { da: 'Beskeden er ikke skrevet af en person', en: 'Nobody wrote the message by hand' },
    detail: {
      da: 'Beskeden er lavet af systemet, for eksempel ud fra en aflysning. Fortryd aflysningen, hvis den er en fejl.',
      en: 'The message was made by the system, for example from a cancellation. Undo the cancellation if that is wrong.',
    },
  },
  'message-already-wrongly-created': {
    title: { da: 'Beskeden er allerede markeret', en: 'The message is marked already' },
    detail: {
      da: 'Beskeden er allerede markeret som oprettet ved en fejl. Du behøver ikke gøre mere.',
      en: 'The message is already marked as created by mistake. You need not do anything more about it.',
    },
  },
  'reply-already-permitted': {
    title: { da: 'Du kan allerede svare', en: 'You can reply already' },
    detail: {
      da: 'Chatten er åben for svar. Skriv din besked.',
      en: 'The chat is open for replies. Write your message.',
    },
  },
  'reply-already-requested': {
    title: { da: 'Du har spurgt i dag', en: 'You have asked today' },
    detail: {
      da: 'De har fået besked om, at du gerne vil svare. I morgen kan du spørge igen.',
      en: 'They know that you would like to reply. You can ask again tomorrow.',
    },
  },
} as const satisfies Record<string, ErrorWords>
