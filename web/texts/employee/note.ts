import { inBoth } from '../../language.ts'

export const noteTexts = inBoth(
  {
    title: 'Private noter',
    only: 'Kun for dig og dine kolleger. Borgeren ser aldrig noter.',
    none: 'Der er ingen noter.',
    by: (name: string, organisation: string) => `${name}, ${organisation}`,
    write: 'Ny note',
    hint: 'Til dine kolleger. Borgeren ser den aldrig.',
    save: 'Gem noten',
    empty: 'Skriv en note',
  },
  {
    title: 'Private notes',
    only: 'For you and your colleagues only. The citizen never sees notes.',
    none: 'There are no notes.',
    by: (name: string, organisation: string) => `${name}, ${organisation}`,
    write: 'New note',
    hint: 'For your colleagues. The citizen never sees it.',
    save: 'Save the note',
    empty: 'Write a note',
  },
)
