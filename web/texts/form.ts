import { inBoth } from '../language.ts'

export const formTexts = inBoth(
  {
    errors: 'Der er noget, du skal rette',
    refused: 'Det kan ikke lade sig gøre',
    error: 'Fejl:',
    optional: '(du behøver ikke skrive noget)',
    older: 'Vis flere',
    back: 'Tilbage',
  },
  {
    errors: 'There is something you need to correct',
    refused: 'It can’t be done',
    error: 'Error:',
    optional: '(you need not write anything)',
    older: 'Show more',
    back: 'Back',
  },
)
