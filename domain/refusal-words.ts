import type { ErrorWords } from './error-words.ts'

/** What is said where what was asked for can't be done. */
export const refusalWords = {
  'reason-unknown': {
    title: { da: 'Årsagen kendes ikke', en: 'The reason is not known' },
    detail: {
      da: 'Vælg en af de årsager, der hører til aftalen. Intet er aflyst.',
      en: "Choose one of the appointment's reasons. Nothing was cancelled.",
    },
  },
  'reason-not-allowed': {
    title: { da: 'Årsagen kan ikke bruges her', en: 'The reason cannot be used here' },
    detail: {
      da: 'Årsagen hører ikke til denne slags aftale. Vælg en anden. Intet er aflyst.',
      en: 'The reason does not go with this kind of appointment. Choose another. Nothing was cancelled.',
    },
  },
  'appointment-already-cancelled': {
    title: { da: 'Aftalen er aflyst', en: 'The appointment is cancelled' },
    detail: {
      da: 'Aftalen er allerede aflyst. Du behøver ikke gøre mere.',
      en: 'The appointment is already cancelled. You need not do anything more.',
    },
  },
  'appointment-past': {
    title: { da: 'Aftalen er forbi', en: 'The appointment is past' },
    detail: {
      da: 'Aftalen er begyndt eller forbi og kan ikke aflyses.',
      en: 'The appointment has begun or is past, and cannot be cancelled.',
    },
  },
  'appointment-changed': {
    title: { da: 'Aftalen er ændret', en: 'The appointment has changed' },
    detail: {
      da: 'Aftalen er flyttet eller ændret, siden du så den. Se den nye tid, og aflys den, hvis du vil.',
      en: 'The appointment has been moved or changed since you saw it. See the new time, and cancel that if you wish.',
    },
  },
  'cancellation-too-late': {
    title: { da: 'Det er for sent at aflyse her', en: 'It is too late to cancel here' },
    detail: {
      da: 'Fristen er udløbet. Ring til dem, der skulle komme.',
      en: 'The deadline has passed. Call those who were to come.',
    },
  },
  'withdrawal-too-late': {
    title: { da: 'Det er for sent at fortryde', en: 'It is too late to undo' },
    detail: {
      da: 'De er begyndt på din aflysning, eller besøget er for tæt på. Ring til dem i stedet.',
      en: 'They have begun on your cancellation, or the visit is too near. Call them instead.',
    },
  },
  'cancellation-ended': {
    title: { da: 'Aflysningen gælder ikke længere', en: 'The cancellation no longer stands' },
    detail: {
      da: 'Den er allerede fortrudt, eller den blev afvist. Du behøver ikke gøre mere.',
      en: 'It was already undone, or it was rejected. You need not do anything more.',
    },
  },
  'appointment-rebooked': {
    title: { da: 'Du har fået en ny tid', en: 'You have a new time' },
    detail: {
      da: 'Besøget er flyttet til en ny tid, så aflysningen kan ikke fortrydes. Se dine aftaler.',
      en: 'The visit was moved to a new time, so the cancellation cannot be undone. See your appointments.',
    },
  },
  'late-answer-not-late': {
    title: { da: 'Aflysningen er ikke sen', en: 'The cancellation is not late' },
    detail: {
      da: 'Det svar er kun til sene aflysninger. Send igen uden det. Intet er gemt.',
      en: 'That answer is for late cancellations only. Send again without it. Nothing was stored.',
    },
  },
  'reply-not-permitted': {
    title: { da: 'Du kan ikke svare her', en: 'You cannot reply here' },
    detail: {
      da: 'Chatten er ikke åben for svar. Din tekst er ikke gemt.',
      en: 'The chat is not open for replies. Your text was not stored.',
    },
  },
  'thread-closed': {
    title: { da: 'Chatten er lukket', en: 'The chat is closed' },
    detail: {
      da: 'Chatten er afsluttet. Din tekst er ikke gemt.',
      en: 'The chat has ended. Your text was not stored.',
    },
  },
  'task-transition-invalid': {
    title: { da: 'Opgaven er afsluttet', en: 'The task is done' },
    detail: {
      da: 'En udført opgave kan ikke åbnes igen.',
      en: 'A task that is done cannot be opened again.',
    },
  },
  'task-withdrawn': {
    title: { da: 'Opgaven er trukket tilbage', en: 'The task was taken back' },
    detail: {
      da: 'Borgeren har fortrudt sin aflysning, så der er ikke mere at gøre. Hent listen igen.',
      en: 'The citizen has undone the cancellation, so nothing is left to do. Fetch the list again.',
    },
  },
  'outcome-without-done': {
    title: { da: 'Resultatet mangler sin afslutning', en: 'The outcome lacks its end' },
    detail: {
      da: 'Et resultat hører til en opgave, der bliver udført. Send status "done" med. Intet er ændret.',
      en: 'An outcome belongs to a task that becomes done. Send status "done" with it. Nothing was changed.',
    },
  },
  'assignee-unknown': {
    title: { da: 'Medarbejderen kendes ikke', en: 'The employee is not known' },
    detail: {
      da: 'Vælg en aktiv medarbejder i opgavens organisation.',
      en: "Choose an active employee of the task's organisation.",
    },
  },
  'settings-invalid': {
    title: { da: 'Opsætningen hænger ikke sammen', en: 'The settings do not fit together' },
    detail: {
      da: 'Ret de felter, der er nævnt, og gem igen. Intet er ændret.',
      en: 'Correct the fields that are named, and save again. Nothing was changed.',
    },
  },
} as const satisfies Record<string, ErrorWords>
