import type { ErrorWords } from './error-words.ts'

/** What is said where a time can't be had. */
export const bookingRefusals = {
  'booking-ended': {
    title: { da: 'Ønsket er afsluttet', en: 'The wish has ended' },
    detail: {
      da: 'Der er aftalt en tid, eller ønsket er lukket. Bed om en ny tid, hvis du har brug for det. Intet er gemt.',
      en: 'There is a time, or the wish was closed. Ask for a new time if you need one. Nothing was stored.',
    },
  },
  'booking-not-ready': {
    title: { da: 'Ønsket er ikke klar endnu', en: 'The wish is not ready yet' },
    detail: {
      da: 'Det bliver oprettet om et øjeblik. Prøv igen om lidt.',
      en: 'It will be set up in a moment. Try again shortly.',
    },
  },
  'offer-open': {
    title: { da: 'Der er allerede et tilbud', en: 'There is an offer already' },
    detail: {
      da: 'Borgeren har ikke svaret på de tider, der er tilbudt. Vent på svaret, eller til tilbuddet udløber.',
      en: 'The citizen has not answered the times that were offered. Wait for the answer, or until the offer lapses.',
    },
  },
  'offers-used-up': {
    title: { da: 'Der er tilbudt tider fem gange', en: 'Times have been offered five times' },
    detail: {
      da: 'Ring til borgeren i stedet, og afslut opgaven med det, I aftaler.',
      en: 'Call the citizen instead, and finish the task with what you agree.',
    },
  },
  'offer-lapsed': {
    title: { da: 'Der er intet tilbud at svare på', en: 'There is no offer to answer' },
    detail: {
      da: 'Tilbuddet er udløbet eller besvaret. De tilbyder nye tider, eller du kan bede om dem igen.',
      en: 'The offer has lapsed or was answered. They will offer new times, or you can ask again.',
    },
  },
  'time-taken': {
    title: { da: 'Tiden er taget', en: 'The time is taken' },
    detail: {
      da: 'En anden har lige fået tiden. Vælg en anden. Intet er ændret.',
      en: 'Someone else has just got the time. Choose another. Nothing was changed.',
    },
  },
  'time-unknown': {
    title: { da: 'Tiden findes ikke i tilbuddet', en: 'The time is not in the offer' },
    detail: {
      da: 'Vælg en af de tider, der er tilbudt. Intet er ændret.',
      en: 'Choose one of the times that were offered. Nothing was changed.',
    },
  },
  'times-invalid': {
    title: { da: 'Tiderne hænger ikke sammen', en: 'The times do not fit together' },
    detail: {
      da: 'Ret de tider, der er nævnt, og send igen. Intet er gemt.',
      en: 'Correct the times that are named, and send again. Nothing was stored.',
    },
  },
  'organisation-unknown': {
    title: { da: 'Organisationen findes ikke', en: 'There is no such organisation' },
    detail: {
      da: 'Vælg en af dem, du får hjælp fra. Intet er gemt.',
      en: 'Choose one of those who help you. Nothing was stored.',
    },
  },
  'appointment-type-unknown': {
    title: { da: 'Aftaletypen findes ikke', en: 'There is no such kind of appointment' },
    detail: {
      da: 'Vælg en af dem, der findes. Intet er gemt.',
      en: 'Choose one that there is. Nothing was stored.',
    },
  },
  'move-not-allowed': {
    title: { da: 'Besøget kan ikke flyttes her', en: 'The visit cannot be moved here' },
    detail: {
      da: 'Denne slags besøg flytter man ved at bede om en ny tid. Intet er ændret.',
      en: 'This kind of visit is moved by asking for a new time. Nothing was changed.',
    },
  },
} as const satisfies Record<string, ErrorWords>
