import { inBoth } from '../../language.ts'

export const calendarTexts = inBoth(
  {
    add: 'Læg i min kalender',
    remove: 'Fjern den fra din kalender',
    removeWhat:
      'Har du lagt aftalen i din kalender, så fjern den der også. Åbn filen, så fjerner de fleste kalendere den selv.',
    summary: (what: string, who: string) => `${what} (${who})`,
    description: (url: string) =>
      `Tiden kan blive ændret. Se, hvad der gælder nu, eller aflys i Borgerdialog: ${url}`,
    cancelled: (url: string) => `Aftalen gælder ikke længere. Se den i Borgerdialog: ${url}`,
    municipality: 'kommunen',
  },
  {
    add: 'Add to my calendar',
    remove: 'Remove it from your calendar',
    removeWhat:
      'If you have added the appointment to your calendar, remove it there too. Open the file, and most calendars remove it by themselves.',
    summary: (what: string, who: string) => `${what} (${who})`,
    description: (url: string) =>
      `The time may change. See what holds now, or cancel, in Borgerdialog: ${url}`,
    cancelled: (url: string) => `The appointment no longer holds. See it in Borgerdialog: ${url}`,
    municipality: 'the municipality',
  },
)
