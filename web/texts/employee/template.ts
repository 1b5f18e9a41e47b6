import { inBoth } from '../../language.ts'

export const templateTexts = inBoth(
  {
    title: 'Skabeloner',
    what: 'Skabeloner er svar, der ligger klar til alle i enheden. Skriv aldrig noget om en bestemt borger i dem.',
    none: 'Der er ingen skabeloner endnu.',
    make: 'Lav en ny skabelon',
    change: 'Ret',
    changeThis: (title: string) => ` skabelonen ${title}`,
    newTitle: 'Ny skabelon',
    changeTitle: 'Ret skabelonen',
    name: 'Navn',
    nameHint: 'Det står i listen, når en kollega vælger skabelonen.',
    text: 'Tekst',
    save: 'Gem skabelonen',
    back: 'Tilbage til skabelonerne',
    remove: 'Slet skabelonen',
    removeWhat:
      'Så kan ingen i enheden bruge den mere. Beskeder, der er sendt, bliver ikke ændret.',
    removeButton: 'Slet den nu',
    nameMissing: 'Skriv et navn',
    nameLong: 'Navnet må højst være 100 tegn',
    textMissing: 'Skriv en tekst',
    changed:
      'En kollega har ændret skabelonen imens. Det, du skrev, er ikke gemt. Her er den, som den er nu.',
    done: {
      gemt: 'Skabelonen er gemt.',
      slettet: 'Skabelonen er slettet.',
    },
  },
  {
    title: 'Templates',
    what: 'Templates are replies that are ready for everyone in the unit. Never write anything about a certain citizen in them.',
    none: 'There are no templates yet.',
    make: 'Make a new template',
    change: 'Change',
    changeThis: (title: string) => ` the template ${title}`,
    newTitle: 'New template',
    changeTitle: 'Change the template',
    name: 'Name',
    nameHint: 'It stands in the list when a colleague chooses the template.',
    text: 'Text',
    save: 'Save the template',
    back: 'Back to the templates',
    remove: 'Delete the template',
    removeWhat: 'Nobody in the unit can use it any more. Messages that were sent are not changed.',
    removeButton: 'Delete it now',
    nameMissing: 'Write a name',
    nameLong: 'The name may be 100 characters at most',
    textMissing: 'Write a text',
    changed:
      'A colleague changed the template meanwhile. What you wrote is not saved. Here it is as it is now.',
    done: {
      gemt: 'The template is saved.',
      slettet: 'The template is deleted.',
    },
  },
)
