import { inBoth } from '../../language.ts'

export const extensionTexts = inBoth(
  {
    extend: 'Udsæt fristen (fristbrev)',
    extendWhy:
      'Ansøgeren får besked om den nye frist og om, hvorfor det tager længere tid. Loven sætter en grænse for, hvor længe du kan vente.',
    dueBy: 'Ny frist',
    dueByHint: 'Fristen slutter ved udgangen af den dag.',
    dueByMissing: 'Vælg en dag',
    reason: 'Hvorfor tager det længere tid?',
    reasonHint: 'Ansøgeren læser det, som du skriver det. Skriv på dansk.',
    reasonMissing: 'Skriv, hvorfor det tager længere tid',
    extendSend: 'Send fristbrevet',
    notOpen: 'Der kan ikke træffes afgørelse om den nu.',
  },
  {
    extend: 'Put the time off',
    extendWhy:
      'The applicant is told the new time, and why it takes longer. The law sets a limit to how long you can wait.',
    dueBy: 'New time',
    dueByHint: 'It is due at the end of that day.',
    dueByMissing: 'Choose a day',
    reason: 'Why does it take longer?',
    reasonHint: 'The applicant reads it as you write it. Write in Danish.',
    reasonMissing: 'Write why it takes longer',
    extendSend: 'Send the letter',
    notOpen: 'It can’t be decided now.',
  },
)
